namespace RecOrleans.Evaluation.Irf.Metrics;

/// <summary>A session's part in a metric. Every metric is a sum of <see cref="Of"/> over a sum of <see cref="Out"/> across sessions: a mean has 1 below, and 0 where the session has no say.</summary>
public readonly record struct Ratio(double Of, double Out)
{
    /// <summary>A session that does not count.</summary>
    public static readonly Ratio None;

    /// <summary>A session that counts once with that value; null does not count.</summary>
    public static Ratio Mean(double? value) => value is { } known ? new Ratio(known, 1) : None;
}
