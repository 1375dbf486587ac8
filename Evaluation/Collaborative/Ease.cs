using System.Numerics.Tensors;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>EASE (Steck 2019): item-item weights B with a zero diagonal that foretell each user's items from the others with least squares, in closed form.</summary>
/// <remarks>
/// G = X^T W X, P = (G + lambda I + p / (1 - p) diag(G))^-1, B_ij = -P_ij / P_jj. The term with the dropout p is that of EDLAE (Steck 2020); W holds the users' weights,
/// scaled so that G's trace, and with it the meaning of lambda, does not depend on them. Holds and inverts items x items doubles: 105 MB and some seconds for 3,600.
/// </remarks>
internal sealed class Ease
{
    private readonly int _count;

    /// <summary>B, row-major: row i is what item i adds to the scores of all items.</summary>
    private readonly double[] _weights;

    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is outside its range.</exception>
    public Ease(RankingSplit split, EaseOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Regularisation);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(options.Dropout, 1);
        _count = split.Items.Length;
        _weights = Gram(split, options.UserExponent);
        for (var item = 0; item < _count; item++)
        {
            ref var diagonal = ref _weights[item * _count + item];
            diagonal += options.Regularisation + options.Dropout / (1 - options.Dropout) * diagonal;
        }

        SymmetricInverse.Compute(_weights, _count, cancellationToken);
        var scale = new double[_count];
        for (var item = 0; item < _count; item++) scale[item] = -1 / _weights[item * _count + item];
        for (var item = 0; item < _count; item++)
        {
            var row = _weights.AsSpan(item * _count, _count);
            TensorPrimitives.Multiply(row, scale, row);
            row[item] = 0;
        }
    }

    /// <inheritdoc cref="Scorer"/>
    public void Score(SplitUser user, double[] scores)
    {
        foreach (var item in user.Positives) TensorPrimitives.Add<double>(scores, _weights.AsSpan(item * _count, _count), scores);
    }

    private static double[] Gram(RankingSplit split, double exponent)
    {
        var gram = new double[split.Items.Length * split.Items.Length];
        var users = split.Users.Where(user => user.Positives.Length > 0).ToArray();
        var scale = users.Sum(user => (double)user.Positives.Length) / users.Sum(user => Math.Pow(user.Positives.Length, 1 - exponent));
        foreach (var user in users)
        {
            var weight = scale * Math.Pow(user.Positives.Length, -exponent);
            foreach (var a in user.Positives)
                foreach (var b in user.Positives)
                    gram[a * split.Items.Length + b] += weight;
        }

        return gram;
    }
}
