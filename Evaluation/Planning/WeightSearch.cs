using System.Collections.Immutable;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>Coordinate search over the planner's numbers: one after the other takes the value that wins, until none moves.</summary>
internal static class WeightSearch
{
    /// <summary>A number moves for a gain of at least this much loss.</summary>
    public const double LeastGain = 0.002;

    /// <summary>Rounds over all numbers at most.</summary>
    private const int Rounds = 2;

    /// <summary>The numbers, with the values that are tried.</summary>
    public static ImmutableArray<PlanNumber> Numbers { get; } =
    [
        new("semantic", weights => weights.Semantic, (weights, value) => weights with { Semantic = value }, [0.4, 0.5, 0.6, 0.7, 0.8, 1]),
        new("attenuation", weights => weights.Attenuation, (weights, value) => weights with { Attenuation = value }, [0, 0.25, 0.5, 1, 2]),
        new("temperature", weights => weights.Temperature, (weights, value) => weights with { Temperature = value }, [0.05, 0.1, 0.2, 1]),
        new("diversity", weights => weights.Diversity, (weights, value) => weights with { Diversity = value }, [0, 0.05, 0.15, 0.3]),
        new("exploration", weights => weights.Exploration, (weights, value) => weights with { Exploration = value }, [0, 0.05]),
    ];

    /// <summary>The best that it finds.</summary>
    /// <param name="from">Where it starts, and what stays where nothing gains.</param>
    /// <param name="loss">The mean loss of weights.</param>
    public static PlanWeights Best(PlanWeights from, Func<PlanWeights, double> loss)
    {
        var (best, least) = (from, loss(from));
        for (var round = 0; round < Rounds; round++)
        {
            var start = best;
            foreach (var number in Numbers)
            {
                var (winner, its) = number.Values.Select(value => number.With(best, value)).Select(weights => (weights, Loss: loss(weights))).MinBy(pair => pair.Loss);
                if (its < least - LeastGain) (best, least) = (winner, its);
            }

            if (best == start) break;
        }

        return best;
    }
}

/// <summary>One of the planner's numbers.</summary>
/// <param name="Name">As in <see cref="PlanWeights"/>.</param>
/// <param name="Of">Its value.</param>
/// <param name="With">The weights with another value of it.</param>
/// <param name="Values">What is tried.</param>
internal sealed record PlanNumber(string Name, Func<PlanWeights, double> Of, Func<PlanWeights, double, PlanWeights> With, ImmutableArray<double> Values);
