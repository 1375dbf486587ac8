using System.Collections.Immutable;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>One dataset's part of the report.</summary>
/// <param name="Dataset">Its name.</param>
/// <param name="Items">How many there are; all are candidates.</param>
/// <param name="Scenarios">A table each.</param>
/// <param name="Reading">Of each system with a structured memory: how it read the commands of all scenarios.</param>
/// <param name="ErrorCosts">Of each system that reads commands, beside the gold readings: what its errors go with, the costliest first, over all scenarios.</param>
/// <param name="Latency">Of each system, over the commands of all scenarios.</param>
public sealed record DatasetResult(
    string Dataset, int Items, ImmutableArray<ScenarioResult> Scenarios, ImmutableSortedDictionary<string, ReadingResult> Reading,
    ImmutableSortedDictionary<string, ImmutableArray<ErrorCost>> ErrorCosts, ImmutableSortedDictionary<string, Latency> Latency);
