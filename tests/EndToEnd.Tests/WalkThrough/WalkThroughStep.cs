using RecOrleans.Catalogs;

namespace RecOrleans.EndToEnd.Tests.WalkThrough;

/// <summary>One thing that a person says to the feed, and what the feed must look like afterwards.</summary>
/// <param name="Command">The words.</param>
/// <param name="Expected">What must hold, in words.</param>
/// <param name="Holds">Whether it does: (ten items before, ten items after).</param>
public sealed record WalkThroughStep(string Command, string Expected, Func<IReadOnlyList<Item>, IReadOnlyList<Item>, bool> Holds)
{
    /// <summary>At least so many of the items have this value.</summary>
    public static bool AtLeast(int count, IReadOnlyList<Item> items, string facet, string value) => items.Count(item => Has(item, facet, value)) >= count;

    public static bool None(IReadOnlyList<Item> items, string facet, string value) => !items.Any(item => Has(item, facet, value));

    public static bool All(IReadOnlyList<Item> items, string facet, double low, double high) =>
        items.All(item => item.Values(facet) is [{ IsNumber: true, Number: var number }] && number >= low && number <= high);

    public static bool Has(Item item, string facet, string value) => item.Values(facet).Any(found => found.Matches((FacetValue)value));

    public static bool Same(IReadOnlyList<Item> before, IReadOnlyList<Item> after) => before.Select(item => item.Id).SequenceEqual(after.Select(item => item.Id));
}
