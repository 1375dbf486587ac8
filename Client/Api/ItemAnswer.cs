using RecOrleans.Catalogs;

namespace RecOrleans.Client.Api;

/// <summary>An item as <c>GET /v1/items/{id}</c> answers it.</summary>
public sealed record ItemAnswer(string Id, string Title, ItemFacets Facets, string? Text)
{
    public static ItemAnswer Of(Item item, CatalogSchema? schema)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ItemAnswer(item.Id, item.Title, ItemFacets.Of(item, schema), item.Text);
    }
}
