namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>From a command to the feed that follows it, milliseconds.</summary>
/// <param name="Commands">How many.</param>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
public sealed record Latency(int Commands, double P50, double P99);
