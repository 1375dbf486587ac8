using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>What a figure may not fall below.</summary>
/// <param name="Dataset">By name.</param>
/// <param name="Scenario">Of the dataset.</param>
/// <param name="System">By name.</param>
/// <param name="Metric">A name of the report: <c>PR</c>, <c>CSR@10 hard</c>.</param>
/// <param name="Minimum">0..1.</param>
public sealed record Floor(string Dataset, Scenario Scenario, string System, string Metric, double Minimum)
{
    /// <exception cref="RunException">No such file, or not a list of floors.</exception>
    public static ImmutableArray<Floor> Read(string file)
    {
        if (!File.Exists(file)) throw new RunException($"There is no floor file '{file}'; run from the repository's root, or name one with --floor.");
        try
        {
            return [.. JsonSerializer.Deserialize<Floor[]>(File.ReadAllText(file), Json.Options) ?? []];
        }
        catch (JsonException wrong)
        {
            throw new RunException($"{file} is no list of floors {{dataset, scenario, system, metric, minimum}}: {wrong.Message}", wrong);
        }
    }

    /// <summary>One line, and whether the report keeps to the floor; what was not measured does not.</summary>
    public (string Line, bool Holds) Check(IrfReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var measured = report.Datasets.Where(dataset => dataset.Dataset == Dataset).SelectMany(dataset => dataset.Scenarios)
            .Where(table => table.Scenario == Scenario).SelectMany(table => table.Systems)
            .FirstOrDefault(result => result.System == System)?.Metrics.GetValueOrDefault(Metric);
        var name = $"{Dataset} {Scenario} {System}: {Metric}";
        return measured is null
            ? ($"{name} was not measured, its floor is {Minimum:0.000}", false)
            : (FormattableString.Invariant($"{name} {measured.Value:0.000}, floor {Minimum:0.000}"), measured.Value >= Minimum);
    }
}
