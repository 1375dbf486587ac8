using System.Collections.Immutable;
using RecOrleans.Client.Api;

namespace RecOrleans.Client.Gateway.Routes;

internal static class ItemRoutes
{
    private const int DefaultCount = 20;
    private const int MaxCount = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/items").WithTags("Items").ProducesProblem(StatusCodes.Status404NotFound);
        items.MapGet("/{itemId}", GetItem).WithSummary("One item.");
        items.MapGet("", FindItems).WithSummary("Items whose title holds every word of q, best-known first.");
    }

    private static async Task<ItemAnswer> GetItem(string itemId, string? catalog, Catalogs catalogs)
    {
        var name = await catalogs.ResolveAsync(catalog);
        var item = await catalogs.GetItemAsync(name, itemId);
        return ItemAnswer.Of(item, await catalogs.FindSchemaAsync(name));
    }

    private static async Task<ImmutableArray<ItemAnswer>> FindItems(string? q, string? catalog, int? count, Catalogs catalogs)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > 200)
            throw new RequestException(RequestError.Invalid, "q", "q must hold the words to look for, 1 to 200 characters.");
        if (count is < 1 or > MaxCount) throw new RequestException(RequestError.Invalid, "count", $"count must be 1 to {MaxCount}.");
        var name = await catalogs.ResolveAsync(catalog);
        var schema = await catalogs.FindSchemaAsync(name) ?? throw Catalogs.Unknown(name);
        return [.. (await catalogs.FindAsync(name, q, count ?? DefaultCount)).Select(item => ItemAnswer.Of(item, schema))];
    }
}
