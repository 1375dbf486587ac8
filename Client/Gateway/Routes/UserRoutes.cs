using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using RecOrleans.Client.Api;
using RecOrleans.Feeds;
using RecOrleans.Interactions;

namespace RecOrleans.Client.Gateway.Routes;

internal static class UserRoutes
{
    public static void Map(IEndpointRouteBuilder user)
    {
        var group = user.MapGroup("").WithTags("Users").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("", GetSummary).WithSummary("A user at a glance: policy version, preferences and latest command of every catalogue.");
        group.MapGet("/feed", GetFeed).WithSummary("A page of the user's feed. An unknown user gets one too.");
        group.MapGet("/policy", GetPolicy).WithSummary("The tool chain that makes the feed, with each call in words.");
        group.MapPost("/interactions", Record).WithSummary("Records what the user did with items: all or none. Feeds follow.");
    }

    private static async Task<UserSummary> GetSummary(string user, IGrainFactory grains, Catalogs catalogs)
    {
        var grain = grains.GetGrain<IUserGrain>(user);
        var all = await catalogs.ListAsync();
        return new UserSummary(user, [.. await Task.WhenAll(all.Select(catalog => Summarize(grain, catalog.Id)))]);
    }

    private static async Task<UserCatalogSummary> Summarize(IUserGrain grain, string catalog)
    {
        var policy = await grain.GetPolicy(catalog);
        var preferences = await grain.GetPreferences(catalog);
        var commands = await grain.GetCommands(catalog, 1);
        return new UserCatalogSummary(
            catalog, policy.PolicyVersion, preferences.Length, commands is [var latest, ..] ? CommandStatusAnswer.Of(latest) : null);
    }

    private static async Task<FeedAnswer> GetFeed(string user, string? catalog, int? size, string? cursor, IGrainFactory grains, Catalogs catalogs)
    {
        var page = await grains.GetGrain<IUserGrain>(user).GetFeed(new FeedRequest
        {
            Catalog = NullIfEmpty(catalog),
            Size = size ?? FeedRequest.DefaultSize,
            Cursor = NullIfEmpty(cursor),
        });
        return FeedAnswer.Of(page, await catalogs.FindSchemaAsync(page.Catalog));
    }

    private static async Task<PolicyAnswer> GetPolicy(string user, string? catalog, IGrainFactory grains) =>
        PolicyAnswer.Of(await grains.GetGrain<IUserGrain>(user).GetPolicy(NullIfEmpty(catalog)));

    private static async Task<Accepted<InteractionsAccepted>> Record(string user, InteractionBody?[] body, IGrainFactory grains)
    {
        var interactions = ImmutableArray.CreateBuilder<Interaction>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            var interaction = body[i] ?? throw new RequestException(RequestError.Invalid, $"[{i}]", $"[{i}] is null; give itemId and kind.");
            interactions.Add(new Interaction
            {
                ItemId = Identifiers.Check(interaction.ItemId, $"[{i}].itemId"),
                Kind = WrittenNames.Parse<InteractionKind>(interaction.Kind, $"[{i}].kind"),
                Value = interaction.Value,
                At = interaction.At,
                Catalog = Identifiers.CheckOptional(interaction.Catalog, $"[{i}].catalog"),
            });
        }

        var count = await grains.GetGrain<IUserGrain>(user).Record(interactions.DrainToImmutable());
        return TypedResults.Accepted((string?)null, new InteractionsAccepted(count));
    }

    internal static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
