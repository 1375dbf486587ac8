namespace RecOrleans.Engine.Retrieval;

/// <summary>How a facet's numbers are spread over the whole catalogue (day numbers for dates, positions for ordered values).</summary>
/// <param name="Deviation">Standard deviation.</param>
/// <param name="High">The highest number.</param>
public readonly record struct NumberSpread(double Deviation, double High)
{
    /// <summary>Spread of the numbers; nothing is spread over nothing.</summary>
    public static NumberSpread Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) return default;
        var mean = values.Average();
        return new NumberSpread(Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Count), values.Max());
    }
}
