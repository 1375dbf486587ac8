using System.Numerics.Tensors;
using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Collaborative;

/// <summary>Implicit alternating least squares (Hu, Koren, Volinsky 2008) with the recipe of Rendle et al. 2022: frequency-scaled regularisation, small first vectors.</summary>
/// <remarks>
/// Minimises sum over positives w (x.y - 1)^2 + alpha_0 sum over all pairs (x.y)^2
/// + lambda (sum_u (n_u + alpha_0 |I|)^nu |x_u|^2 + sum_i (n_i + alpha_0 |U|)^nu |y_i|^2), n being a row's summed weight.
/// </remarks>
public static class Ials
{
    /// <summary>Factorises the positives; a repeated pair counts once, with its largest weight.</summary>
    /// <exception cref="OperationCanceledException">Between two rows.</exception>
    public static IalsModel Train(IReadOnlyList<PositiveInteraction> positives, IalsOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(options);
        var matrix = InteractionMatrix.Of(positives);
        var d = options.Dimensions;
        var users = Initial(matrix.Users.Count, options, options.Seed);
        var items = Initial(matrix.Items.Count, options, options.Seed + 1);

        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            Solve(users, matrix.ByUser, items, matrix.Items.Count, options, cancellationToken);
            Solve(items, matrix.ByItem, users, matrix.Users.Count, options, cancellationToken);
        }

        var factors = new Dictionary<string, ReadOnlyMemory<float>>(matrix.Items.Count, StringComparer.Ordinal);
        for (var i = 0; i < matrix.Items.Count; i++) factors.Add(matrix.Items[i], items.AsMemory(i * d, d));
        return new IalsModel
        {
            Dimensions = d,
            Factors = factors,
            Gram = Gram(items, d, options.UnobservedWeight),
            Regularisation = options.Regularisation,
            RegularisationExponent = options.RegularisationExponent,
            UnobservedWeight = options.UnobservedWeight,
            Moments = VectorMoments.Of(items, d),
            Directions = VectorMoments.Of(Directions(items, d), d),
        };
    }

    private static void Solve(float[] rows, SparseRows observed, float[] others, int otherCount, IalsOptions options, CancellationToken cancellationToken)
    {
        var d = options.Dimensions;
        var gram = Gram(others, d, options.UnobservedWeight);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, observed.Count, parallel, () => new NormalEquations(d), (row, _, equations) =>
        {
            var (indices, weights) = observed[row];
            equations.Reset(gram);
            for (var k = 0; k < indices.Length; k++) equations.Add(others.AsSpan(indices[k] * d, d), weights[k], weights[k]);
            var frequency = TensorPrimitives.Sum(weights) + options.UnobservedWeight * otherCount;
            equations.Solve(options.Regularisation * MathF.Pow(frequency, options.RegularisationExponent), rows.AsSpan(row * d, d));
            return equations;
        }, static _ => { });
    }

    private static float[] Gram(float[] rows, int d, float weight)
    {
        var gram = new float[d * d];
        for (var start = 0; start < rows.Length; start += d)
        {
            var vector = rows.AsSpan(start, d);
            for (var i = 0; i < d; i++)
            {
                var entries = gram.AsSpan(i * d, d);
                TensorPrimitives.MultiplyAdd(vector, weight * vector[i], entries, entries);
            }
        }

        return gram;
    }

    private static float[] Initial(int count, IalsOptions options, int seed)
    {
        // Random with a seed keeps its sequence between versions of .NET; the model must be reproducible.
        var random = new Random(seed);
        var scale = options.InitialScale / Math.Sqrt(options.Dimensions);
        var rows = new float[count * options.Dimensions];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (float)(scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return rows;
    }

    private static float[] Directions(float[] rows, int d)
    {
        var directions = new float[rows.Length];
        for (var start = 0; start < rows.Length; start += d)
            VectorMath.Normalise(rows.AsSpan(start, d), directions.AsSpan(start, d));
        return directions;
    }
}
