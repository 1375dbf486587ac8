using RecOrleans.Catalogs;
using RecOrleans.Evaluation.DemoCatalogs.Simulation;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.DemoCatalogs.Movies;

/// <summary>The simulated viewers: tastes over genre, era, people, country and keywords; most watch and rate, some only click.</summary>
internal static class MovieViewers
{
    public static SimulationSettings Settings(int seed) => new()
    {
        Seed = seed,
        Users = 600,
        Archetypes = 18,
        TraitsPerArchetype = 20,
        MedianItems = 34,
        PopularityExponent = 0.8,
        ItemsAreRanked = true,
        Traits = Traits,
        Reactions = Reactions,
    };

    private static IEnumerable<string> Traits(Item item)
    {
        foreach (var facet in new[] { "genre", "actor", "director", "country" })
            foreach (var value in item.Values(facet))
                yield return $"{facet}:{value}";
        var year = (int)item.Values("year")[0].Number;
        yield return year switch { < 1960 => "era:classic", < 1980 => "era:sixties-seventies", < 1990 => "era:eighties", < 2000 => "era:nineties", _ => "era:new" };
        if (item.Values("certificate") is [var certificate]) yield return $"certificate:{certificate}";
    }

    private static IEnumerable<(InteractionKind Kind, double? Value)> Reactions(Random random, double liking)
    {
        if (random.NextDouble() < 0.3)
        {
            yield return (InteractionKind.Click, null);
            if (random.NextDouble() < 0.5) yield return (InteractionKind.Detail, null);
            if (liking < 0.3) yield break;
        }

        var stars = Math.Clamp(Math.Round(2 * (3.1 + 0.9 * liking)) / 2, 0.5, 5);
        if (random.NextDouble() < 0.75) yield return (InteractionKind.Rating, stars);
        else yield return (InteractionKind.Seen, null);
        if (stars >= 4.5 && random.NextDouble() < 0.4) yield return (InteractionKind.Like, null);
        if (stars >= 5 && random.NextDouble() < 0.2) yield return (InteractionKind.Favourite, null);
        if (stars <= 1.5 && random.NextDouble() < 0.5) yield return (InteractionKind.Dislike, null);
    }
}
