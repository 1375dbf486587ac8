using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RecOrleans.Catalogs;
using RecOrleans.Feeds;

namespace RecOrleans.Client.Api;

/// <summary>A page of a feed as <c>GET /v1/users/{user}/feed</c> answers it.</summary>
public sealed record FeedAnswer(
    string FeedId,
    string Catalog,
    long PolicyVersion,
    ImmutableArray<FeedItemAnswer> Items,
    ImmutableArray<Relaxation> Relaxed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Cursor)
{
    public static FeedAnswer Of(FeedPage page, CatalogSchema? schema)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new FeedAnswer(
            page.FeedId, page.Catalog, page.PolicyVersion, [.. page.Items.Select(item => FeedItemAnswer.Of(item, schema))], page.Relaxed, page.Cursor);
    }
}

/// <summary>One item of a page.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Facets">Its facets, in the schema's order.</param>
/// <param name="Score">Higher is better; comparable within one feed only.</param>
/// <param name="Parts">What each tool added to the score.</param>
/// <param name="Why">The reason in words.</param>
/// <param name="Matched">Ids of the preferences that it meets.</param>
public sealed record FeedItemAnswer(
    string Id, string Title, ItemFacets Facets, double Score, ImmutableDictionary<string, double> Parts, string Why, ImmutableArray<string> Matched)
{
    public static FeedItemAnswer Of(FeedItem item, CatalogSchema? schema)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new FeedItemAnswer(item.Item.Id, item.Item.Title, ItemFacets.Of(item.Item, schema), item.Score, item.Parts, item.Why, item.Matched);
    }
}
