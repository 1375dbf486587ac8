using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>A feed that has just been asked for, and what it should show.</summary>
/// <param name="Replay">Makes the feed.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Scenario">Of the session.</param>
/// <param name="Round">Of the session, from 1.</param>
/// <param name="Text">The command.</param>
/// <param name="State">The user after the command.</param>
/// <param name="Wanted">Id of the item that the user has in mind.</param>
internal sealed record PlanTurn(FeedReplay Replay, IrfUser User, Scenario Scenario, int Round, string Text, ReplayState State, string Wanted)
{
    public string Dataset => Replay.Dataset.Name;

    /// <summary>The wanted item's place with these weights.</summary>
    public int Rank(PlanWeights weights) => Replay.RankOf(Wanted, State, weights);
}
