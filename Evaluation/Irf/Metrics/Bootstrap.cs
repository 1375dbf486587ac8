using System.Numerics.Tensors;

namespace RecOrleans.Evaluation.Irf.Metrics;

/// <summary>
/// Percentile bootstrap over users (Efron and Tibshirani, An Introduction to the Bootstrap, ch. 13). The draws are made once for a number of users: a resample is a row of how
/// often each was drawn, and a metric on it is two dot products.
/// </summary>
public sealed class Bootstrap
{
    public const int DefaultResamples = 2_000;

    private readonly double[][] _draws;

    /// <exception cref="ArgumentOutOfRangeException">No users, or no resamples.</exception>
    public Bootstrap(int users, int seed, int resamples = DefaultResamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(users, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var random = new Random(seed);
        _draws = new double[resamples][];
        for (var resample = 0; resample < resamples; resample++)
        {
            var draws = _draws[resample] = new double[users];
            for (var draw = 0; draw < users; draw++) draws[random.Next(users)]++;
        }
    }

    /// <summary>The metric and its interval; null where no session counts.</summary>
    /// <param name="parts">One a user.</param>
    public Estimate? Of(ReadOnlySpan<Ratio> parts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(parts.Length, _draws[0].Length);
        var above = new double[parts.Length];
        var below = new double[parts.Length];
        for (var user = 0; user < parts.Length; user++) (above[user], below[user]) = (parts[user].Of, parts[user].Out);
        var total = TensorPrimitives.Sum<double>(below);
        if (total == 0) return null;

        var values = new List<double>(_draws.Length);
        foreach (var draws in _draws)
            if (TensorPrimitives.Dot<double>(draws, below) is > 0 and var weight)
                values.Add(TensorPrimitives.Dot<double>(draws, above) / weight);
        values.Sort();
        return new Estimate(TensorPrimitives.Sum<double>(above) / total, Quantile.Of(values, .025), Quantile.Of(values, .975), below.Count(weight => weight > 0));
    }
}
