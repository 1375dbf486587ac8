using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Policies;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Planning;

/// <summary>One turn with the weights that bring up the wanted item best: a line that a planner can learn from.</summary>
internal sealed record PlanLabel
{
    public required string Dataset { get; init; }

    public required string User { get; init; }

    public required Scenario Scenario { get; init; }

    public required int Round { get; init; }

    public required string Command { get; init; }

    /// <summary>The memory after the command.</summary>
    public required ImmutableArray<Preference> Memory { get; init; }

    /// <summary>The rest of the state in numbers, by name.</summary>
    public required ImmutableDictionary<string, double> State { get; init; }

    public required PlanWeights Weights { get; init; }

    /// <summary>The wanted item's place with these weights, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Its place with the default weights.</summary>
    public required int DefaultRank { get; init; }

    /// <summary>The best of all known weights at each turn; of equals, those that move the fewest numbers.</summary>
    public static IEnumerable<PlanLabel> Of(OutcomeTable table)
    {
        PlanWeights[] arms = [.. table.Known.OrderBy(weights => WeightSearch.Numbers.Count(number => number.Of(weights) != number.Of(PlanWeights.Default)))];
        var before = table.Ranks(PlanWeights.Default);
        for (var index = 0; index < table.Turns.Length; index++)
        {
            var turn = table.Turns[index];
            var best = arms.MinBy(weights => table.Ranks(weights)[index])!;
            yield return new PlanLabel
            {
                Dataset = turn.Dataset,
                User = turn.User.Id,
                Scenario = turn.Scenario,
                Round = turn.Round,
                Command = turn.Text,
                Memory = turn.State.Catalog.Memory.Preferences,
                State = PlanFeatures.Names.Zip(PlanFeatures.Of(turn.Replay.Dataset.Schema, turn.State)).ToImmutableDictionary(pair => pair.First, pair => pair.Second),
                Weights = best,
                Rank = table.Ranks(best)[index],
                DefaultRank = before[index],
            };
        }
    }
}
