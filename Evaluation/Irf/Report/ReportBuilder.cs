using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Evaluation.Parsing;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>From sessions to figures; the same sessions and seed give the same figures.</summary>
/// <param name="seed">Of resamples and coins.</param>
public sealed class ReportBuilder(int seed)
{
    /// <summary>The system that the others are compared with, where it took part; else the first one.</summary>
    public const string PreferredReference = FeedSystems.Student;

    private static readonly ImmutableArray<Metric> Tested = [Metric.PassRate, Metric.Ndcg10];
    private readonly Dictionary<int, Bootstrap> _bootstraps = [];

    /// <param name="dataset">Its name.</param>
    /// <param name="conditions">Judges the feeds of the dataset.</param>
    /// <param name="items">How many items it has.</param>
    /// <param name="sessions">Of this dataset. Systems stand by role, those of one in the order in which they come.</param>
    /// <exception cref="RunException">A user has two sessions with one system in one scenario.</exception>
    public DatasetResult Build(string dataset, ConditionIndex conditions, int items, IEnumerable<SessionRecord> sessions)
    {
        SessionRecord[] known = [.. sessions.OrderBy(session => FeedSystems.RoleOf(session.System))];
        if (known.GroupBy(session => (session.System, session.Scenario, session.User)).FirstOrDefault(one => one.Count() > 1)?.Key is { } twice)
            throw new RunException($"{dataset} {twice.Scenario} {twice.System}: user {twice.User} has more than one session, which would count double. Delete the file of these sessions and run them again.");
        var scored = known.Select(session => (session.System, session.Scenario, Scores: SessionScores.Of(session, conditions))).ToArray();
        var bySystem = scored.GroupBy(entry => entry.System, entry => entry.Scores, StringComparer.Ordinal).ToArray();
        return new DatasetResult(
            dataset,
            items,
            [.. from entry in scored
                group entry by entry.Scenario into scenario
                orderby scenario.Key
                select Scenario(scenario.Key, [.. scenario.GroupBy(entry => entry.System, entry => entry.Scores, StringComparer.Ordinal)])],
            bySystem.Where(system => system.Any(scores => scores.Parse is not null)).ToImmutableSortedDictionary(system => system.Key, Reading, StringComparer.Ordinal),
            ErrorCosts(scored),
            bySystem.Where(system => system.Any(scores => scores.Latencies.Count > 0)).ToImmutableSortedDictionary(system => system.Key, Latency, StringComparer.Ordinal));
    }

    private ScenarioResult Scenario(Scenario scenario, ImmutableArray<IGrouping<string, SessionScores>> systems)
    {
        var gold = systems.FirstOrDefault(system => system.Key == FeedSystems.Gold);
        var reference = systems.FirstOrDefault(system => system.Key == PreferredReference) ?? systems[0];
        var others = systems.Where(system => system.Key != reference.Key).ToArray();
        var pValues = others.ToDictionary(system => system.Key, _ => ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var metric in Tested)
        {
            var compared = others.Select(system => (system.Key, Differences: Differences(metric, reference, system))).Where(pair => pair.Differences.Length > 0).ToArray();
            var corrected = Significance.Holm([.. compared.Select(pair => Significance.SignFlip(pair.Differences, seed))]);
            for (var at = 0; at < compared.Length; at++) pValues[compared[at].Key][metric.Name] = corrected[at];
        }

        return new ScenarioResult(scenario, reference.Key,
        [
            .. systems.Select(system => System(system.Key, [.. system]) with
            {
                Paired = system.Key == reference.Key ? null : Pairs(reference, system).Length,
                PValues = pValues.GetValueOrDefault(system.Key)?.ToImmutable() ?? ImmutableSortedDictionary<string, double>.Empty,
                OfGold = gold is null || system.Key == gold.Key ? null : OfGold(Pairs(gold, system)),
            }),
        ]);
    }

    private SystemResult System(string name, ImmutableArray<SessionScores> sessions)
    {
        var metrics = ImmutableSortedDictionary.CreateBuilder<string, Estimate>(StringComparer.Ordinal);
        foreach (var metric in Metric.All)
            if (Resamples(sessions.Length).Of([.. sessions.Select(metric.Of)]) is { } estimate)
                metrics.Add(metric.Name, estimate);
        return new SystemResult(
            name,
            FeedSystems.RoleOf(name),
            sessions.Length,
            metrics.ToImmutable(),
            [.. Enumerable.Range(1, SessionRunner.MaxCommands).Select(round => sessions.Average(session => session.PassedAt <= round ? 1.0 : 0))],
            Paired: null,
            PValues: ImmutableSortedDictionary<string, double>.Empty,
            OfGold: null);
    }

    private GoldShare? OfGold((SessionScores Gold, SessionScores Other)[] pairs)
    {
        if (pairs.Length == 0) return null;
        var passed = pairs.Select(pair => new Ratio(Metric.PassRate.Of(pair.Other).Of, Metric.PassRate.Of(pair.Gold).Of)).ToArray();
        return new GoldShare(pairs.Length, passed.Average(pair => pair.Of), passed.Average(pair => pair.Out), Resamples(pairs.Length).Of(passed));
    }

    private Bootstrap Resamples(int users) => _bootstraps.TryGetValue(users, out var known) ? known : _bootstraps[users] = new Bootstrap(users, seed);

    private static double[] Differences(Metric metric, IEnumerable<SessionScores> reference, IEnumerable<SessionScores> other) =>
        [.. Pairs(reference, other).Select(pair => metric.Of(pair.Other).Of - metric.Of(pair.Reference).Of)];

    /// <summary>The sessions of the users of both, a pair a user.</summary>
    private static (SessionScores Reference, SessionScores Other)[] Pairs(IEnumerable<SessionScores> reference, IEnumerable<SessionScores> other) =>
        [.. reference.Join(other, session => session.User, session => session.User, (left, right) => (left, right), StringComparer.Ordinal)];

    private static ReadingResult Reading(IEnumerable<SessionScores> sessions)
    {
        var total = new ParseScore();
        foreach (var session in sessions)
            if (session.Parse is { } parse)
                total.Add(parse);
        return new ReadingResult(total.Commands, total.StrictF1, total.LooseF1, total.FeedbackAccuracy, total.WholeAccuracy,
            total.ByFacet.ToImmutableSortedDictionary(), total.ByPolarity.ToImmutableSortedDictionary(), total.ByStrength.ToImmutableSortedDictionary());
    }

    /// <summary>Of the product with readings of its own, on the sessions that the gold readings pass.</summary>
    private static ImmutableSortedDictionary<string, ImmutableArray<ErrorCost>> ErrorCosts(IEnumerable<(string System, Scenario Scenario, SessionScores Scores)> scored)
    {
        var passable = scored.Where(entry => entry.System == FeedSystems.Gold && entry.Scores.PassedAt is not null).Select(entry => (entry.Scenario, entry.Scores.User)).ToHashSet();
        return scored
            .Where(entry => entry.System != FeedSystems.Gold && FeedSystems.RoleOf(entry.System) == FeedSystemRole.Product && entry.Scores.Parse is not null)
            .Where(entry => passable.Contains((entry.Scenario, entry.Scores.User)))
            .GroupBy(entry => entry.System, entry => entry.Scores, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(system => system.Key, system => Costs([.. system]), StringComparer.Ordinal);

        static ImmutableArray<ErrorCost> Costs(SessionScores[] sessions) =>
        [
            .. sessions.SelectMany(session => Errors(session.Parse!).Select(error => (Error: error, HasPassed: session.PassedAt is not null)))
                .GroupBy(entry => entry.Error, entry => entry.HasPassed)
                .Select(error => new ErrorCost(error.Key, error.Count(), error.Count(hasPassed => hasPassed)))
                .OrderBy(cost => cost.Error is not null).ThenByDescending(cost => cost.Sessions - cost.Passed).ThenBy(cost => cost.Error, StringComparer.Ordinal),
        ];

        static IEnumerable<string?> Errors(ParseScore parse)
        {
            var errors = parse.ByFacet.SelectMany(kind => new[] { (Name: $"{kind.Key} missed", Count: kind.Value.Gold - kind.Value.Hits), (Name: $"{kind.Key} made up", Count: kind.Value.Answer - kind.Value.Hits) })
                .Where(error => error.Count > 0).Select(error => (string?)error.Name).ToArray();
            return errors.Length > 0 ? errors : [null];
        }
    }

    private static Latency Latency(IEnumerable<SessionScores> sessions)
    {
        var sorted = sessions.SelectMany(session => session.Latencies).Order().ToArray();
        return new Latency(sorted.Length, Quantile.Of(sorted, .5), Quantile.Of(sorted, .99));
    }
}
