using RecOrleans.Catalogs;
using RecOrleans.Evaluation.DemoCatalogs.Simulation;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.DemoCatalogs.Fashion;

/// <summary>The simulated shoppers: tastes over category, colour, brand, material, pattern and price band; a funnel from click to purchase.</summary>
internal static class FashionShoppers
{
    public static SimulationSettings Settings(int seed) => new()
    {
        Seed = seed,
        Users = 400,
        Archetypes = 12,
        TraitsPerArchetype = 14,
        MedianItems = 26,
        PopularityExponent = 0.7,
        Traits = Traits,
        Reactions = Reactions,
    };

    private static IEnumerable<string> Traits(Item item)
    {
        foreach (var facet in new[] { "category", "brand", "colour", "material", "pattern" }) yield return $"{facet}:{item.Values(facet)[0]}";
        yield return $"{item.Values("category")[0]} length:{item.Values("length")[0]}";
        yield return item.Values("price")[0].Number switch { < 50 => "price:low", < 110 => "price:middle", < 200 => "price:high", _ => "price:luxury" };
    }

    private static IEnumerable<(InteractionKind Kind, double? Value)> Reactions(Random random, double liking)
    {
        yield return (InteractionKind.Click, null);
        if (liking < -0.8 && random.NextDouble() < 0.5)
        {
            yield return (InteractionKind.Dislike, null);
            yield break;
        }

        if (random.NextDouble() > Chance(liking)) yield break;
        yield return (InteractionKind.Detail, null);
        if (random.NextDouble() < 0.4 * Chance(liking)) yield return (InteractionKind.Favourite, null);
        if (random.NextDouble() > Chance(liking)) yield break;
        yield return (InteractionKind.Cart, null);
        if (random.NextDouble() < 0.6) yield return (InteractionKind.Purchase, null);
    }

    private static double Chance(double liking) => 1 / (1 + Math.Exp(-1.5 * liking));
}
