using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Evaluation.Parsing;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>The report as Markdown.</summary>
public static class ReportText
{
    private const int LeastLost = 3;

    private static readonly Metric[] Ranks = [.. Metric.All.Where(metric => metric.Name.StartsWith("Recall", StringComparison.Ordinal) || metric.Name.StartsWith("NDCG", StringComparison.Ordinal))];
    private static readonly Metric[] Outcomes =
        [Metric.PassRate, Metric.AverageRounds, .. Metric.All.Where(metric => metric.Name.StartsWith("CSR", StringComparison.Ordinal) && !metric.Name.EndsWith("raw", StringComparison.Ordinal)), Metric.ParseF1];

    /// <param name="report">What to write.</param>
    /// <param name="plots">Of a dataset: title and file name, relative to the report.</param>
    public static string Write(IrfReport report, Func<DatasetResult, IEnumerable<(string Title, string File)>> plots)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(plots);
        var text = new StringBuilder();
        var run = report.Run;
        text.Append(CultureInfo.InvariantCulture, $"""
            # IRF benchmark: results

            Protocol and metrics: [irf.md](../irf.md). Every figure is followed by its 95 % interval (percentile bootstrap over users, {Bootstrap.DefaultResamples:N0} resamples); all of it
            stands in the JSON beside this page, with the raw shares of CSR and the corrected p-values.

            | what | |
            | --- | --- |
            | command | `{run.Command}` |
            | seed | {run.Seed} |
            | users | {run.Users} a dataset, {Math.Min(run.Users, run.SlowUsers)} with a system that uses a language model |
            | phrasing | {run.Phrasing} |
            | date | {run.At:yyyy-MM-dd} |
            | machine | {run.Machine} |
            | build | {string.Join(", ", run.Builds)} |

            `*` and `**` at PR and NDCG@10: differs from the table's reference system with p < .05 and p < .01 (paired sign-flip permutation test on the users of both,
            whose number is "paired", {Significance.DefaultFlips:N0} permutations, Holm's correction over the systems of the table). "–": does not apply.

            """);
        foreach (var dataset in report.Datasets) Write(text, dataset, plots(dataset));
        return text.ToString();
    }

    private static void Write(StringBuilder text, DatasetResult dataset, IEnumerable<(string Title, string File)> plots)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"\n## {dataset.Dataset}\n\n{dataset.Items:N0} items, all of them candidates.");
        foreach (var table in dataset.Scenarios) Write(text, table);
        if (dataset.Reading.Count > 0) Write(text, dataset.Reading);
        foreach (var (system, costs) in dataset.ErrorCosts) Write(text, system, costs);
        text.AppendLine("\n### Latency\n\nFrom a command to the feed that follows it, milliseconds, sessions side by side as in the command above.\n");
        Table(text, ["system", "commands", "p50", "p99"],
            dataset.Latency.Select(entry => (string[])[entry.Key, Number(entry.Value.Commands, "N0"), Number(entry.Value.P50, "0.0"), Number(entry.Value.P99, "0.0")]));
        foreach (var (title, file) in plots) text.AppendLine(CultureInfo.InvariantCulture, $"\n![{title}]({file})");
    }

    private static void Write(StringBuilder text, ScenarioResult table)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"\n### {Name(table.Scenario)}\n\nReference: {table.Reference}.\n");
        Metrics(text, table, Outcomes);
        text.AppendLine();
        Metrics(text, table, Ranks);
        if (!table.Systems.Any(system => system.OfGold is not null)) return;
        text.AppendLine(CultureInfo.InvariantCulture, $"\nPR beside that of {FeedSystems.Gold}, on the users of both:\n");
        Systems(text, table.Systems.Where(system => system.OfGold is not null), ["users", "PR", "gold's PR", "PR / gold's PR"], system =>
        [
            Number(system.OfGold!.Users, "N0"), Number(system.OfGold.PassRate), Number(system.OfGold.GoldPassRate), system.OfGold.Share is { } share ? Cell(share, ".000") : "–",
        ]);
    }

    private static void Metrics(StringBuilder text, ScenarioResult table, Metric[] metrics) =>
        Systems(text, table.Systems, ["sessions", .. metrics.Select(metric => metric.Name), "paired"], system =>
            [Number(system.Sessions, "N0"), .. metrics.Select(metric => Cell(system, metric)), system.Paired is { } paired ? Number(paired, "N0") : "–"]);

    /// <summary>A row a system, under a row with what those that follow stand for.</summary>
    private static void Systems(StringBuilder text, IEnumerable<SystemResult> systems, string[] heads, Func<SystemResult, string[]> cells) =>
        Table(text, ["system", .. heads], systems.GroupBy(system => system.Role)
            .SelectMany(role => role.Select(system => (string[])[system.System, .. cells(system)]).Prepend([$"**{Name(role.Key)}**", .. heads.Select(_ => "")])));

    private static void Write(StringBuilder text, ImmutableSortedDictionary<string, ReadingResult> reading)
    {
        text.AppendLine("\n### How commands were read\n\nAgainst what the user meant, over all scenarios; a withdrawal counts where the system remembers what is withdrawn.\n");
        Table(text, ["system", "commands", "strict F1", "loose F1", "feedback", "whole command right", "like", "dislike", "hard", "soft"],
            reading.Select(entry => (string[])
            [
                entry.Key, Number(entry.Value.Commands, "N0"), Number(entry.Value.F1), Number(entry.Value.LooseF1), Number(entry.Value.FeedbackAccuracy), Number(entry.Value.WholeAccuracy),
                F1(entry.Value.ByPolarity, "like"), F1(entry.Value.ByPolarity, "dislike"), F1(entry.Value.ByStrength, "hard"), F1(entry.Value.ByStrength, "soft"),
            ]));
        text.AppendLine("\nStrict F1 by facet, and of withdrawals (remove, clear) and wishes about the feed as a whole (tool):\n");
        string[] facets = [.. reading.Values.SelectMany(result => result.ByFacet.Keys).Distinct().Order(StringComparer.Ordinal)];
        Table(text, ["system", .. facets], reading.Select(entry => (string[])[entry.Key, .. facets.Select(facet => F1(entry.Value.ByFacet, facet))]));
    }

    /// <summary>Rarer kinds stand in the JSON only.</summary>
    private static void Write(StringBuilder text, string system, IEnumerable<ErrorCost> costs)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"""

            What the errors of {system} cost: the sessions that {FeedSystems.Gold} passes, by the errors that they hold (a session may hold several kinds, and one that
            is lost lasts longer and so holds more of them; kinds that went with {LeastLost} lost sessions or more):

            """);
        Table(text, ["error", "sessions", "lost", "PR"], costs.Where(cost => cost.Error is null || cost.Sessions - cost.Passed >= LeastLost).Select(cost => (string[])
            [cost.Error ?? "none", Number(cost.Sessions, "N0"), Number(cost.Sessions - cost.Passed, "N0"), Number((double)cost.Passed / cost.Sessions)]));
    }

    private static string Cell(SystemResult system, Metric metric)
    {
        if (!system.Metrics.TryGetValue(metric.Name, out var estimate)) return "–";
        var mark = system.PValues.TryGetValue(metric.Name, out var p) ? p < .01 ? "**" : p < .05 ? "*" : "" : "";
        return Cell(estimate, metric == Metric.AverageRounds ? "0.00" : ".000", mark.Replace("*", "\\*", StringComparison.Ordinal));
    }

    private static string Cell(Estimate estimate, string format, string mark = "") => $"{Number(estimate.Value, format)}{mark} [{Number(estimate.Low, format)}, {Number(estimate.High, format)}]";

    private static string F1(ImmutableSortedDictionary<string, EditCount> counts, string kind) => counts.TryGetValue(kind, out var count) ? Number(count.F1) : "–";

    private static string Number(double value, string format = ".000") => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Name(FeedSystemRole role) => role switch
    {
        FeedSystemRole.Product => "the product",
        FeedSystemRole.Ablation => "ablations",
        _ => "baselines",
    };

    private static string Name(Scenario scenario) => scenario switch
    {
        Scenario.SR => "SR: one command",
        Scenario.MR => "MR: up to five commands",
        _ => "MRID: up to five commands, another wish from the third on",
    };

    private static void Table(StringBuilder text, IReadOnlyList<string> heads, IEnumerable<string[]> rows)
    {
        Row(heads);
        Row([.. heads.Select((_, at) => at == 0 ? "---" : "---:")]);
        foreach (var row in rows) Row(row);

        void Row(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");
    }
}
