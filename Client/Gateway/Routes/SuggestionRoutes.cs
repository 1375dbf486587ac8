using System.Collections.Immutable;
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
            .WithSummary("Commands that fit what the user sees, made from the schema, the feed and what the user has said.");

    private static async Task<ImmutableArray<Suggestion>> Suggest(
        string? user, string? catalog, int? count, IGrainFactory grains, Catalogs catalogs)
    {
        if (user is null) throw new RequestException(RequestError.Invalid, "user", "user is missing; say whose feed the suggestions are for.");
        if (count is < 1 or > MaxCount) throw new RequestException(RequestError.Invalid, "count", $"count must be 1 to {MaxCount}.");
        var name = await catalogs.ResolveAsync(catalog);
        var schema = await catalogs.FindSchemaAsync(name) ?? throw Catalogs.Unknown(name);
        var grain = grains.GetGrain<IUserGrain>(user);
        var page = await grain.GetFeed(new FeedRequest { Catalog = name });
        var preferences = await grain.GetPreferences(name);
        return CommandSuggestions.For(schema, [.. page.Items.Select(item => item.Item)], preferences, count ?? DefaultCount);
    }
}
