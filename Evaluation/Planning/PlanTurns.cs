using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>The turns at which a planner would be asked.</summary>
internal static class PlanTurns
{
    /// <summary>A session of one command is the beginning of one of five.</summary>
    public static readonly ImmutableArray<Scenario> Scenarios = [Scenario.MR, Scenario.MRID];

    /// <summary>Lets the users talk to the feed with the default weights, without ever showing them what they want, and keeps each turn that changed the memory.</summary>
    /// <param name="replay">The feed.</param>
    /// <param name="users">In the order of the turns.</param>
    /// <param name="phrasing">Puts thoughts into words.</param>
    /// <param name="seed">Of personas, minds and words.</param>
    /// <param name="parallel">Users at once.</param>
    /// <param name="cancellationToken">Ends the talk.</param>
    public static async Task<ImmutableArray<PlanTurn>> CollectAsync(
        FeedReplay replay, ImmutableArray<IrfUser> users, IPhrasing phrasing, int seed, int parallel, CancellationToken cancellationToken)
    {
        var turns = new ImmutableArray<PlanTurn>[users.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, users.Length), Options(parallel, cancellationToken), async (index, token) =>
        {
            var one = new List<PlanTurn>();
            foreach (var scenario in Scenarios)
                one.AddRange(await CollectAsync(replay, users[index], scenario, phrasing, seed, token));
            turns[index] = [.. one];
        });
        return [.. turns.SelectMany(one => one)];
    }

    internal static ParallelOptions Options(int parallel, CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };

    private static async Task<IEnumerable<PlanTurn>> CollectAsync(FeedReplay replay, IrfUser user, Scenario scenario, IPhrasing phrasing, int seed, CancellationToken cancellationToken)
    {
        var states = new List<ReplayState> { replay.Open(user) };
        await using var system = new ReplaySystem(replay, _ => PlanWeights.Default, hidesWanted: true, states.Add);
        var session = await SessionRunner.RunAsync(system, replay.Dataset, user, scenario, phrasing, seed, cancellationToken);
        return session.Rounds.Skip(1)
            .Where(round => states[round.Round].Catalog.Memory != states[round.Round - 1].Catalog.Memory)
            .Select(round => new PlanTurn(replay, user, scenario, round.Round, round.Text!, states[round.Round], round.Target));
    }
}
