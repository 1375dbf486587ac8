using static RecOrleans.EndToEnd.Tests.WalkThrough.WalkThroughStep;

namespace RecOrleans.EndToEnd.Tests.WalkThrough;

/// <summary>The two acceptance stories, told to the cluster and to the page alike.</summary>
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
}
