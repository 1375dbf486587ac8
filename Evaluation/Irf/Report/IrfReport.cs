using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Runs;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>Everything that the report says; its JSON is irf.json.</summary>
/// <param name="Run">What was run, where and when.</param>
/// <param name="Datasets">In the order asked for.</param>
public sealed record IrfReport(RunManifest Run, ImmutableArray<DatasetResult> Datasets);
