using System.Globalization;
using System.Text;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>What a search found, as Markdown.</summary>
internal sealed class PlanReport(PlanSearch search, PlanSettings settings)
{
    private static readonly Metric[] Metrics = [Metric.PassRate, Metric.AverageRounds, Metric.Recall10, Metric.Ndcg10, Metric.HardSatisfaction10, Metric.SoftSatisfaction10];

    private readonly StringBuilder _text = new();

    private OutcomeTable Table => search.Table;

    private string[] Datasets => [.. search.Replays.Select(replay => replay.Dataset.Name)];

    /// <summary>Plays the sessions that it reports, too.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        Line("# Weights of the tool chain, searched by outcome\n");
        Line("What was done and what follows: [irf.md](../irf.md#weights-by-outcome). Gold readings, `train` phrasings, users that the benchmark does not have. \"Loss\" is the natural logarithm of the wanted item's");
        Line("place (201 where it is not among the 200 that can be paged to): −.10 is a place a tenth nearer to the top. Intervals: 95 %, percentile bootstrap over users.\n");
        Line("| what | |\n| --- | --- |");
        Line($"| command | `dotnet run -c Release --project Evaluation -- plan --dataset {string.Join(',', Datasets)} --users {settings.Users} --seed {settings.Seed}` |");
        foreach (var (replay, users) in search.Replays.Zip(search.Users))
            Line($"| {replay.Dataset.Name} | {users.Chosen.Length} users choose, {users.Checked.Length} check; {Table.Turns.Count(turn => turn.Replay == replay):N0} turns |");
        Line($"| weights tried | {search.Arms.Length} |");
        Line($"| default | {Words(PlanWeights.Default)} |");
        Line($"| best of the half that chooses | {Words(search.Best)} |");
        WriteFixed();
        WriteNumbers();
        WritePlanners();
        await WriteSessionsAsync(cancellationToken);
        return _text.ToString();
    }

    internal static string Words(PlanWeights weights) =>
        string.Join(", ", WeightSearch.Numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"{number.Name} {number.Of(weights)}")));

    private void WriteFixed()
    {
        Line("\n## The best fixed weights against the default\n");
        Line("| turns | half | loss of the default | difference | Recall@10 of the default | difference |\n| --- | --- | ---: | ---: | ---: | ---: |");
        var (before, after) = (Table.Ranks(PlanWeights.Default), Table.Ranks(search.Best));
        foreach (var (half, counts) in new (string, Func<int, bool>)[] { ("chooses", search.IsChosen), ("checks", search.IsChecked) })
            foreach (var dataset in (string?[])[null, .. Datasets])
            {
                bool Counts(int turn) => counts(turn) && (dataset is null || Table.Turns[turn].Dataset == dataset);
                Line($"| {dataset ?? "all"} | {half} | {Value(before, Outcome.Loss, Counts)} | {Difference(after, before, Outcome.Loss, Counts)} | {Value(before, Outcome.Recall10, Counts)} | {Difference(after, before, Outcome.Recall10, Counts)} |");
            }
    }

    private void WriteNumbers()
    {
        Line("\n## One number at a time\n\nLoss against that of the best fixed weights, one number changed, all turns.\n");
        Line($"| number | value | all | {string.Join(" | ", Datasets)} |\n| --- | ---: | ---: |{string.Concat(Datasets.Select(_ => " ---: |"))}");
        var best = Table.Ranks(search.Best);
        foreach (var number in WeightSearch.Numbers)
            foreach (var value in number.Values)
            {
                var ranks = Table.Ranks(number.With(search.Best, value));
                Line($"| {number.Name} | {value} | {Difference(ranks, best, Outcome.Loss, _ => true)} | {string.Join(" | ", Datasets.Select(dataset => Difference(ranks, best, Outcome.Loss, turn => Table.Turns[turn].Dataset == dataset)))} |");
            }
    }

    private void WritePlanners()
    {
        Line("\n## Could a planner gain more?\n\nFor each turn the weights that are chosen on the turns of the other half, against the one best set that is chosen so; all turns.\n");
        Line($"| weights | loss | Recall@10 | {string.Join(" | ", Datasets.Select(dataset => $"loss, {dataset}"))} |\n| --- | ---: | ---: |{string.Concat(Datasets.Select(_ => " ---: |"))}");
        var one = search.Crossed(search.One);
        Row("the default", Table.Ranks(PlanWeights.Default));
        Row("by data set", search.Crossed(search.ByDataset));
        Row("by state (a tree)", search.Crossed(search.ByState));
        Row("by turn, knowing the wanted item", search.Oracle());
        Line($"\nThe tree reads {string.Join(", ", PlanFeatures.Names)}. On the half that chooses it says:\n");
        foreach (var line in search.Tree.Describe(PlanFeatures.Names, arm => Words(search.Arms[arm]))) Line($"* {line}");

        void Row(string name, int[] ranks) => Line(
            $"| {name} | {Difference(ranks, one, Outcome.Loss, _ => true)} | {Difference(ranks, one, Outcome.Recall10, _ => true)} | {string.Join(" | ", Datasets.Select(dataset => Difference(ranks, one, Outcome.Loss, turn => Table.Turns[turn].Dataset == dataset)))} |");
    }

    private async Task WriteSessionsAsync(CancellationToken cancellationToken)
    {
        Line("\n## Whole sessions\n\nMR and MRID of the half that checks, played anew under each planner; differences from the default on the same users.\n");
        Line($"| data set | weights | {string.Join(" | ", Metrics.Select(metric => metric.Name))} |\n| --- | --- |{string.Concat(Metrics.Select(_ => " ---: |"))}");
        var phrasing = GrammarPhrasing.Load("train");
        var all = new List<(SessionScores[] Default, SessionScores[] Best, SessionScores[] Tree)>();
        foreach (var (replay, users) in search.Replays.Zip(search.Users))
        {
            var played = (await Play(_ => PlanWeights.Default), await Play(_ => search.Best), await Play(state => search.Arms[search.Tree.Choose(PlanFeatures.Of(replay.Dataset.Schema, state))]));
            Write(replay.Dataset.Name, played);
            all.Add(played);

            async Task<SessionScores[]> Play(Func<ReplayState, PlanWeights> plan) =>
                [.. await PlayedSessions.PlayAsync(replay, users.Checked, plan, phrasing, settings.Seed, settings.Parallel, cancellationToken)];
        }

        if (all.Count > 1) Write("all", ([.. all.SelectMany(played => played.Default)], [.. all.SelectMany(played => played.Best)], [.. all.SelectMany(played => played.Tree)]));
    }

    private void Write(string dataset, (SessionScores[] Default, SessionScores[] Best, SessionScores[] Tree) played)
    {
        Line($"| {dataset} | default | {string.Join(" | ", Metrics.Select(metric => Number(PlayedMean(played.Default, metric), signed: false)))} |");
        Line($"| | best fixed | {string.Join(" | ", Metrics.Select(metric => Paired(played.Best, metric)))} |");
        Line($"| | by state | {string.Join(" | ", Metrics.Select(metric => Paired(played.Tree, metric)))} |");

        string Paired(SessionScores[] sessions, Metric metric)
        {
            // The two sessions of a user are drawn together.
            var parts = sessions.Zip(played.Default, (after, before) => (metric.Of(after), metric.Of(before)))
                .Select(pair => pair.Item1.Out > 0 && pair.Item2.Out > 0 ? new Ratio(pair.Item1.Of - pair.Item2.Of, 1) : Ratio.None)
                .Chunk(PlanTurns.Scenarios.Length).Select(user => new Ratio(user.Sum(part => part.Of), user.Sum(part => part.Out))).ToArray();
            return new Bootstrap(parts.Length, settings.Seed).Of(parts) is { } estimate ? Cell(estimate, signed: true) : "–";
        }
    }

    private static double PlayedMean(SessionScores[] sessions, Metric metric) => sessions.Sum(session => metric.Of(session).Of) / sessions.Sum(session => metric.Of(session).Out);

    private string Value(int[] ranks, Func<int, double> outcome, Func<int, bool> counts) => Cell(Table.Estimate(turn => outcome(ranks[turn]), counts), signed: false);

    private string Difference(int[] ranks, int[] others, Func<int, double> outcome, Func<int, bool> counts) =>
        Cell(Table.Estimate(turn => outcome(ranks[turn]) - outcome(others[turn]), counts), signed: true);

    private static string Cell(Estimate estimate, bool signed) => $"{Number(estimate.Value, signed)} [{Number(estimate.Low, signed)}, {Number(estimate.High, signed)}]";

    private static string Number(double value, bool signed) => value.ToString(signed ? "+.000;−.000;.000" : "0.000", CultureInfo.InvariantCulture);

    private void Line(FormattableString line) => _text.Append(FormattableString.Invariant(line)).Append('\n');

    private void Line(string line) => _text.Append(line).Append('\n');
}
