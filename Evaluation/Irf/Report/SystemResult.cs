using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Systems;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>One system in one scenario of one dataset.</summary>
/// <param name="System">Its name.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="Sessions">How many it had, one a user.</param>
/// <param name="Metrics">By <see cref="Metric.Name"/>; what does not apply is missing.</param>
/// <param name="PassRateByRound">Share of sessions that passed in round 1, ..., 5 or earlier.</param>
/// <param name="Paired">Users of the system and the reference: the pairs of the tests. Null for the reference.</param>
/// <param name="PValues">Of PR and NDCG@10 against the reference, corrected; none for the reference, and where no user is shared.</param>
/// <param name="OfGold">Against the product with gold readings; null for that one, and where no user is shared.</param>
public sealed record SystemResult(
    string System, FeedSystemRole Role, int Sessions, ImmutableSortedDictionary<string, Estimate> Metrics, ImmutableArray<double> PassRateByRound,
    int? Paired, ImmutableSortedDictionary<string, double> PValues, GoldShare? OfGold);
