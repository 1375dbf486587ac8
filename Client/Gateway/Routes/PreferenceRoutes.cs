using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using RecOrleans.Catalogs;
using RecOrleans.Client.Api;
using RecOrleans.Preferences;

namespace RecOrleans.Client.Gateway.Routes;

internal static class PreferenceRoutes
{
    public static void Map(IEndpointRouteBuilder user)
    {
        var preferences = user.MapGroup("/preferences").WithTags("Preferences").ProducesProblem(StatusCodes.Status404NotFound);
        preferences.MapGet("", List).WithSummary("What the user has said and not taken back, oldest first.");
        preferences.MapPost("", Add).WithSummary("Adds a preference by hand.");
        preferences.MapPatch("/{id}", Edit).WithSummary("Changes a preference by hand; what is missing stays as it is.");
        preferences.MapDelete("/{id}", Revoke).WithSummary("Withdraws one preference. The feed follows.");
        preferences.MapDelete("", Clear).WithSummary("Withdraws everything said about the catalogue. Can be undone.");
        preferences.MapPost("/undo", Undo)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Takes back the latest change, whether a command's or one by hand.");
    }

    private static async Task<ImmutableArray<PreferenceAnswer>> List(string user, string? catalog, IGrainFactory grains, Catalogs catalogs)
    {
        var preferences = await grains.GetGrain<IUserGrain>(user).GetPreferences(UserRoutes.NullIfEmpty(catalog));
        if (preferences.IsEmpty) return [];
        var name = await catalogs.ResolveAsync(catalog);
        return [.. await Task.WhenAll(preferences.Select(preference => Answer(preference, name, grains, catalogs)))];
    }

    private static async Task<Created<PreferenceAnswer>> Add(string user, string? catalog, PreferenceBody body, IGrainFactory grains, Catalogs catalogs)
    {
        var added = await grains.GetGrain<IUserGrain>(user).AddPreference(UserRoutes.NullIfEmpty(catalog), new Preference
        {
            Id = "",
            Polarity = WrittenNames.Parse<Polarity>(body.Polarity, "polarity"),
            Strength = WrittenNames.Parse<Strength>(body.Strength, "strength"),
            Facet = body.Facet ?? throw new RequestException(RequestError.Invalid, "facet", "facet is missing; name one of the catalogue's schema."),
            Operator = WrittenNames.ParseOperator(body.Operator, "operator") ?? ComparisonOperator.Equal,
            Value = body.Value ?? throw new RequestException(RequestError.Invalid, "value", "value is missing; give a value or both ends of a range."),
            Scope = WrittenNames.ParseOptional<PreferenceScope>(body.Scope, "scope") ?? PreferenceScope.Standing,
            ExpiresAt = body.ExpiresAt,
        });
        var answer = await Answer(added, await catalogs.ResolveAsync(catalog), grains, catalogs);
        return TypedResults.Created($"/v1/users/{user}/preferences/{added.Id}", answer);
    }

    private static async Task<PreferenceAnswer> Edit(string user, string id, string? catalog, PreferenceBody body, IGrainFactory grains, Catalogs catalogs)
    {
        if (body.Facet is not null)
            throw new RequestException(RequestError.Invalid, "facet", "facet cannot be changed; withdraw the preference and add another.");
        await RequireInAsync(grains.GetGrain<IUserGrain>(user), id, catalog);
        var edited = await grains.GetGrain<IUserGrain>(user).EditPreference(id, new PreferenceChange
        {
            Polarity = WrittenNames.ParseOptional<Polarity>(body.Polarity, "polarity"),
            Strength = WrittenNames.ParseOptional<Strength>(body.Strength, "strength"),
            Operator = WrittenNames.ParseOperator(body.Operator, "operator"),
            Value = body.Value,
            Scope = WrittenNames.ParseOptional<PreferenceScope>(body.Scope, "scope"),
            ExpiresAt = body.ExpiresAt,
        });
        return await Answer(edited, await catalogs.ResolveAsync(catalog), grains, catalogs);
    }

    private static async Task<NoContent> Revoke(string user, string id, string? catalog, IGrainFactory grains)
    {
        await RequireInAsync(grains.GetGrain<IUserGrain>(user), id, catalog);
        await grains.GetGrain<IUserGrain>(user).RevokePreference(id);
        return TypedResults.NoContent();
    }

    /// <summary>An id says by itself which catalogue it is about; a caller who names one means that one.</summary>
    private static async Task RequireInAsync(IUserGrain user, string id, string? catalog)
    {
        if (string.IsNullOrEmpty(catalog) || (await user.GetPreferences(catalog)).Any(preference => preference.Id == id)) return;
        throw new RequestException(RequestError.NotFound, "id", $"There is no live preference '{id}' in '{catalog}'; the list of preferences gives the ids.");
    }

    private static async Task<NoContent> Clear(string user, string? catalog, IGrainFactory grains)
    {
        await grains.GetGrain<IUserGrain>(user).ClearPreferences(UserRoutes.NullIfEmpty(catalog));
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Undo(string user, string? catalog, IGrainFactory grains)
    {
        await grains.GetGrain<IUserGrain>(user).Undo(UserRoutes.NullIfEmpty(catalog));
        return TypedResults.NoContent();
    }

    /// <summary>A reference's value is an item's id, which says nothing to people: its title goes along.</summary>
    private static async Task<PreferenceAnswer> Answer(Preference preference, string catalog, IGrainFactory grains, Catalogs catalogs)
    {
        string? title = null;
        var facet = (await catalogs.FindSchemaAsync(catalog))?.Find(preference.Facet);
        if (facet is { Kind: FacetKind.Reference } && preference.Value.Value.Text is { } id && Identifiers.IsLegal(id))
            title = (await grains.GetGrain<ICatalogGrain>(catalog).GetItem(id))?.Title;
        return PreferenceAnswer.Of(preference, title);
    }
}
