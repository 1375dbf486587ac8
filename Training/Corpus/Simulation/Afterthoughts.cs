using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>What labelled commands say and the benchmark's user does not: wishes for now only, and dislikes of a decade.</summary>
internal static class Afterthoughts
{
    /// <summary>Some more than in <c>data/commands</c>, where 4 % of the commands speak of now and 0.2 % against a range.</summary>
    private const double ForNow = 0.08, AllOfIt = 0.7, AgainstADecade = 0.03, Hard = 0.6;

    private const int MuchOfADecade = 2;

    /// <summary>The thought with them; true of the item that is wanted, as the rest is.</summary>
    public static Thought Apply(Thought thought, Sight sight, Item wanted, ImmutableArray<Statement> stated, Random random)
    {
        if (thought.Feedback is Feedback.Satisfied or Feedback.Neutral) return thought;
        if (random.NextDouble() < AgainstADecade && Decade(thought, sight, wanted, stated, random) is { } against) thought = thought with { Intents = thought.Intents.Add(against) };
        if (random.NextDouble() >= ForNow) return thought;
        var all = random.NextDouble() < AllOfIt;
        return thought with { Intents = [.. thought.Intents.Select((intent, at) => all || at == thought.Intents.Length - 1 ? Now(intent) : intent)] };
    }

    /// <summary>What replaces something, or says it again, keeps the scope of that; what the feed shows is no matter of tonight, so a complaint becomes a plain wish.</summary>
    private static Intent Now(Intent intent) => intent switch
    {
        Wish wish => new Wish(wish.Statement with { Scope = PreferenceScope.Session }),
        Compare compare => compare with { Statement = compare.Statement with { Scope = PreferenceScope.Session } },
        _ => intent,
    };

    private static Wish? Decade(Thought thought, Sight sight, Item wanted, ImmutableArray<Statement> stated, Random random)
    {
        foreach (var facet in sight.Schema.Facets.Where(facet => facet.Kind is FacetKind.Number && RoundNumbers.IsYear(facet)))
        {
            var isSpokenOf = stated.Concat(thought.Intents.SelectMany(Spoken.Of).Select(spoken => spoken.Statement)).Any(statement => statement.Facet == facet.Name);
            if (isSpokenOf || wanted.Values(facet.Name) is not [var year]) continue;
            var shown = sight.Feed.SelectMany(item => item.Values(facet.Name)).GroupBy(value => Start(value.Number))
                .Where(decade => decade.Key != Start(year.Number) && decade.Count() >= MuchOfADecade).Select(decade => decade.Key).Order().ToList();
            if (shown.Count == 0) continue;
            var low = random.Pick(shown);
            return new Wish(new Statement(Polarity.Dislike, random.NextDouble() < Hard ? Strength.Hard : Strength.Soft, facet.Name, ComparisonOperator.Between, Operand.Range(low, low + 9)));
        }

        return null;
    }

    private static double Start(double year) => Math.Floor(year / 10) * 10;
}
