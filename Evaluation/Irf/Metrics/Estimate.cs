namespace RecOrleans.Evaluation.Irf.Metrics;

/// <summary>A metric with its 95 % bootstrap interval over users.</summary>
/// <param name="Value">Over all sessions that count.</param>
/// <param name="Low">2.5th percentile of the resamples.</param>
/// <param name="High">97.5th percentile.</param>
/// <param name="Sessions">How many count.</param>
public sealed record Estimate(double Value, double Low, double High, int Sessions);
