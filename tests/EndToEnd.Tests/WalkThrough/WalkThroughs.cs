using static RecOrleans.EndToEnd.Tests.WalkThrough.WalkThroughStep;

namespace RecOrleans.EndToEnd.Tests.WalkThrough;

/// <summary>The acceptance stories; the first two are told to the cluster and to the page alike.</summary>
public static class WalkThroughs
{
    /// <summary>RecBot's walk-through. It begins with a feed of short skirts.</summary>
    public static IReadOnlyList<WalkThroughStep> Clothes { get; } =
    [
        new("How come these are all short skirts? It's autumn now, I'd like to see long skirts.", "long skirts lead; short ones are few",
            (_, after) => AtLeast(8, after, "length", "long") && AtLeast(8, after, "category", "skirt") && after.Count(item => Has(item, "length", "short")) <= 1),
        new("Are there any in light blue?", "light blue leads, still long",
            (_, after) => AtLeast(8, after, "colour", "light blue") && AtLeast(8, after, "length", "long")),
        new("Just around 200.", "every price is around 200", (_, after) => All(after, "price", 180, 220)),
        new("Don't want any floral dresses.", "nothing floral; prices still hold", (_, after) => None(after, "pattern", "floral") && All(after, "price", 180, 220)),
        new("Perfect, I love this long dress!", "nothing changes", Same),
    ];

    /// <summary>Ten steps of a film evening.</summary>
    public static IReadOnlyList<WalkThroughStep> Films { get; } =
    [
        new("no more gory ones, something light from the 90s, under two hours", "at most 120 minutes, mostly the 1990s",
            (_, after) => All(after, "runtime", 0, 120) && after.Count(item => item.Values("year") is [{ Number: >= 1990 and <= 1999 }]) >= 6),
        new("only comedies", "comedies and nothing else", (_, after) => AtLeast(10, after, "genre", "comedy")),
        new("nothing with Adam Sandler please", "no Adam Sandler", (_, after) => None(after, "actor", "Adam Sandler")),
        new("more like the second one", "another feed, still comedies", (before, after) => !Same(before, after) && AtLeast(10, after, "genre", "comedy")),
        new("never mind the 90s", "other decades come back", (_, after) => after.Any(item => item.Values("year") is [{ Number: < 1990 or > 1999 }])),
        new("I'd rather have something with Tom Hanks", "Tom Hanks leads", (_, after) => Has(after[0], "actor", "Tom Hanks")),
        new("nothing over PG-13", "nothing above PG-13", (_, after) => None(after, "certificate", "R") && None(after, "certificate", "NC-17")),
        new("surprise me", "another feed, all bounds still hold", (before, after) => !Same(before, after) && All(after, "runtime", 0, 120) && AtLeast(10, after, "genre", "comedy")),
        new("undo", "the surprise is gone", (before, after) => !Same(before, after)),
        new("perfect, thanks!", "nothing changes", Same),
    ];

    /// <summary>Bounds that are widened, kept and replaced in words.</summary>
    public static IReadOnlyList<WalkThroughStep> Years { get; } =
    [
        new("nothing before 1980", "all from 1980 on", (_, after) => All(after, "year", 1980, 3000)),
        new("something from the 90s", "the 90s lead, and the bound still holds", (_, after) => All(after, "year", 1980, 3000) && after.Count(item => item.Values("year") is [{ Number: >= 1990 and <= 1999 }]) >= 8),
        new("forget the 90s, only the 60s", "the 60s and nothing else", (_, after) => All(after, "year", 1960, 1969)),
        new("the 70s are fine too", "either decade and nothing else", (_, after) => All(after, "year", 1960, 1979) && after.Any(item => item.Values("year") is [{ Number: >= 1970 }])),
        new("I want only westerns or musicals", "either genre and nothing else", (_, after) => after.All(item => Has(item, "genre", "western") || Has(item, "genre", "musical"))),
        new("nothing violent", "the demands still hold", (_, after) => after.All(item => Has(item, "genre", "western") || Has(item, "genre", "musical"))),
    ];

    /// <summary>Alternatives that are demanded, and one more that is let in.</summary>
    public static IReadOnlyList<WalkThroughStep> Materials { get; } =
    [
        new("cotton or linen only", "either material and nothing else",
            (_, after) => after.All(item => Has(item, "material", "cotton") || Has(item, "material", "linen")) && after.Any(item => Has(item, "material", "cotton")) && after.Any(item => Has(item, "material", "linen"))),
        new("linen can go", "cotton and nothing else", (_, after) => AtLeast(10, after, "material", "cotton")),
        new("silk is fine too", "silk stands beside cotton", (_, after) => after.All(item => Has(item, "material", "cotton") || Has(item, "material", "silk")) && after.Any(item => Has(item, "material", "silk"))),
    ];
}
