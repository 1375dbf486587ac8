using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>Whole sessions under a planner: what is said depends on what is shown, so the places of given turns do not tell all.</summary>
internal static class PlayedSessions
{
    /// <summary>The scores of every user in each scenario of <see cref="PlanTurns.Scenarios"/>, in the order of users, then scenarios.</summary>
    public static async Task<ImmutableArray<SessionScores>> PlayAsync(
        FeedReplay replay, ImmutableArray<IrfUser> users, Func<ReplayState, PlanWeights> plan, IPhrasing phrasing, int seed, int parallel, CancellationToken cancellationToken)
    {
        var sessions = new SessionRecord[users.Length * PlanTurns.Scenarios.Length];
        await using var system = new ReplaySystem(replay, plan);
        await Parallel.ForEachAsync(Enumerable.Range(0, sessions.Length), PlanTurns.Options(parallel, cancellationToken), async (index, token) =>
            sessions[index] = await SessionRunner.RunAsync(
                system, replay.Dataset, users[index / PlanTurns.Scenarios.Length], PlanTurns.Scenarios[index % PlanTurns.Scenarios.Length], phrasing, seed, token));
        var conditions = new ConditionIndex(replay.Dataset);
        return [.. sessions.Select(session => SessionScores.Of(session, conditions))];
    }
}
