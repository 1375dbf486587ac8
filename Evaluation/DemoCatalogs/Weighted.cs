namespace RecOrleans.Evaluation.DemoCatalogs;

/// <summary>Draws from lists, for generators.</summary>
internal static class Weighted
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>A choice with a chance in proportion to its weight.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<(T Value, double Weight)> choices)
    {
        var left = random.NextDouble() * choices.Sum(choice => choice.Weight);
        foreach (var (value, weight) in choices)
        {
            left -= weight;
            if (left < 0) return value;
        }

        return choices[^1].Value;
    }

    /// <summary>A draw from the normal distribution (Box and Muller).</summary>
    public static double NextGaussian(this Random random, double mean = 0, double deviation = 1) =>
        mean + deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A draw from the standard Gumbel distribution: the largest of (log weight + such a draw) is a choice in proportion to weight.</summary>
    public static double NextGumbel(this Random random) => -Math.Log(-Math.Log(1 - random.NextDouble() * 0.999999999 - 1e-12));
}
