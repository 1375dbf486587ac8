using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Metrics;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>One system in one scenario of one dataset.</summary>
/// <param name="System">Its name.</param>
/// <param name="Sessions">How many it had, one a user.</param>
/// <param name="Metrics">By <see cref="Metric.Name"/>; what does not apply is missing.</param>
/// <param name="PassRateByRound">Share of sessions that passed in round 1, ..., 5 or earlier.</param>
/// <param name="PValues">Of PR and NDCG@10 against the reference, corrected; none for the reference, and where no user is shared.</param>
public sealed record SystemResult(
    string System, int Sessions, ImmutableSortedDictionary<string, Estimate> Metrics, ImmutableArray<double> PassRateByRound, ImmutableSortedDictionary<string, double> PValues);
