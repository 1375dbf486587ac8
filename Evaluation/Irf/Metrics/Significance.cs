namespace RecOrleans.Evaluation.Irf.Metrics;

/// <summary>Are two systems really different, measured on the same users?</summary>
public static class Significance
{
    public const int DefaultFlips = 10_000;

    /// <summary>
    /// Two-sided p-value of the paired sign-flip permutation test: were both systems alike, the sign of each user's difference would be a coin's. Exact but for the draw; never below 1 / (flips + 1).
    /// </summary>
    /// <param name="differences">One a user.</param>
    /// <param name="seed">Of the coins.</param>
    /// <param name="flips">Sets of coins thrown.</param>
    public static double SignFlip(ReadOnlySpan<double> differences, int seed, int flips = DefaultFlips)
    {
        // Users without a difference move no sum.
        var moved = new List<double>(differences.Length);
        double sum = 0;
        foreach (var difference in differences)
        {
            if (difference == 0) continue;
            moved.Add(difference);
            sum += difference;
        }

        // Sums of the same numbers in another order differ in the last bits.
        var observed = Math.Abs(sum) - 1e-9;
        var random = new Random(seed);
        var asFar = 0;
        for (var flip = 0; flip < flips; flip++)
        {
            double drawn = 0;
            long coins = 0;
            for (var at = 0; at < moved.Count; at++)
            {
                if (at % 63 == 0) coins = random.NextInt64();
                drawn += (coins & 1) == 0 ? moved[at] : -moved[at];
                coins >>= 1;
            }

            if (Math.Abs(drawn) >= observed) asFar++;
        }

        return (asFar + 1.0) / (flips + 1);
    }

    /// <summary>Holm's step-down correction (1979): adjusted p-values in the order given; none is below its own p.</summary>
    public static double[] Holm(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var adjusted = new double[pValues.Count];
        var largest = 0.0;
        var left = pValues.Count;
        foreach (var at in Enumerable.Range(0, pValues.Count).OrderBy(at => pValues[at]))
        {
            largest = Math.Max(largest, Math.Min(1, pValues[at] * left--));
            adjusted[at] = largest;
        }

        return adjusted;
    }
}
