using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Client.Api;
using RecOrleans.Client.Gateway.Suggestions;
using RecOrleans.Feeds;

namespace RecOrleans.Client.Gateway.Routes;

internal static class SuggestionRoutes
{
    private const int DefaultCount = 6;
    private const int MaxCount = 20;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/suggestions", Suggest)
            .WithTags("Commands")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Commands that fit what the user sees, made from the schema, the feed (or the items, as ids with commas between, that a page shows already) and what the user has said.");

    private static async Task<ImmutableArray<Suggestion>> Suggest(
        string? user, string? catalog, int? count, string? items, IGrainFactory grains, Catalogs catalogs)
    {
        if (user is null) throw new RequestException(RequestError.Invalid, "user", "user is missing; say whose feed the suggestions are for.");
        if (count is < 1 or > MaxCount) throw new RequestException(RequestError.Invalid, "count", $"count must be 1 to {MaxCount}.");
        var name = await catalogs.ResolveAsync(catalog);
        var schema = await catalogs.FindSchemaAsync(name) ?? throw Catalogs.Unknown(name);
        var grain = grains.GetGrain<IUserGrain>(user);
        var feed = string.IsNullOrEmpty(items)
            ? [.. (await grain.GetFeed(new FeedRequest { Catalog = name })).Items.Select(item => item.Item)]
            : await ItemsAsync(grains.GetGrain<ICatalogGrain>(name), items);
        var preferences = await grain.GetPreferences(name);
        return CommandSuggestions.For(schema, feed, preferences, count ?? DefaultCount);
    }

    /// <summary>The items that a page shows already: to ask for its feed again would make a newer one, and with it end the page's cursor.</summary>
    private static async Task<ImmutableArray<Item>> ItemsAsync(ICatalogGrain catalog, string items)
    {
        var ids = items.Split(',');
        if (ids.Length > FeedRequest.MaxSize)
            throw new RequestException(RequestError.Invalid, "items", $"items holds more than {FeedRequest.MaxSize} ids; send the first ones.");
        var found = await Task.WhenAll(ids.Select(id => catalog.GetItem(Identifiers.Check(id, "items"))));
        return [.. found.OfType<Item>()];
    }
}
