using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Sessions;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>All systems in one scenario of one dataset.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="Reference">The system that the others are compared with.</param>
/// <param name="Systems">A line each.</param>
public sealed record ScenarioResult(Scenario Scenario, string Reference, ImmutableArray<SystemResult> Systems);
