using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Policies;

/// <summary>Preferences sorted by what they ask of the tools; each list keeps the order of memory, oldest first.</summary>
internal sealed record StatedIntent
{
    /// <summary>P+ of plain facets; a disliked <c>!=</c> has become a liked <c>=</c>.</summary>
    public required ImmutableArray<Preference> Likes { get; init; }

    /// <summary>P- of plain facets; a liked <c>!=</c> has become a disliked <c>=</c>.</summary>
    public required ImmutableArray<Preference> Dislikes { get; init; }

    /// <summary>Items that the feed should be near to.</summary>
    public required ImmutableArray<Preference> Similar { get; init; }

    /// <summary>Items that the feed should keep away from.</summary>
    public required ImmutableArray<Preference> Unlike { get; init; }

    /// <summary>Ids of items that are not wanted themselves.</summary>
    public required ImmutableArray<string> Excluded { get; init; }

    /// <summary>Wishes about the feed as a whole.</summary>
    public required ImmutableHashSet<string> Wishes { get; init; }

    public static StatedIntent Of(CatalogSchema schema, ImmutableArray<Preference> preferences)
    {
        var sorted = preferences.Where(preference => preference.Facet != Preference.FeedFacet).Select(Plain).ToLookup(preference => (Place: PlaceOf(schema, preference), preference.Polarity));
        return new StatedIntent
        {
            Likes = [.. sorted[(Place.Plain, Polarity.Like)]],
            Dislikes = [.. sorted[(Place.Plain, Polarity.Dislike)]],
            // "That one is great" is a wish for more of its kind.
            Similar = [.. preferences.Select(Plain).Where(preference => preference.Polarity == Polarity.Like && PlaceOf(schema, preference) is Place.Item or Place.Similar)],
            Unlike = [.. sorted[(Place.Similar, Polarity.Dislike)]],
            Excluded = [.. sorted[(Place.Item, Polarity.Dislike)].Select(preference => preference.Value.Value.ToString()).Distinct()],
            Wishes = [.. preferences.Where(preference => preference.Facet == Preference.FeedFacet).Select(preference => preference.Value.Value.ToString())],
        };
    }

    /// <summary>True for "not that one".</summary>
    public static bool RulesOut(CatalogSchema schema, Preference preference) =>
        Plain(preference).Polarity == Polarity.Dislike && PlaceOf(schema, preference) == Place.Item;

    /// <summary>"Not anything but X" and the like, said plainly.</summary>
    private static Preference Plain(Preference preference) => preference.Operator != ComparisonOperator.NotEqual
        ? preference
        : preference with
        {
            Operator = ComparisonOperator.Equal,
            Polarity = preference.Polarity == Polarity.Like ? Polarity.Dislike : Polarity.Like,
        };

    /// <summary>Two kinds of reference: the facet called <c>item</c> means that very item, any other means its likes.</summary>
    private static Place PlaceOf(CatalogSchema schema, Preference preference) => schema.Find(preference.Facet) switch
    {
        null => Place.Nowhere,
        { Kind: FacetKind.Reference, Name: "item" } => Place.Item,
        { Kind: FacetKind.Reference } => Place.Similar,
        _ => Place.Plain,
    };

    private enum Place
    {
        /// <summary>A facet that a newer schema no longer has.</summary>
        Nowhere,
        Plain,
        Item,
        Similar,
    }
}
