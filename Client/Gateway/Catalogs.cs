using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RecOrleans.Catalogs;

namespace RecOrleans.Client.Gateway;

/// <summary>The catalogues as the gateway knows them. Schemas are remembered for some seconds: every feed page is written with one.</summary>
internal sealed class Catalogs(IGrainFactory grains, TimeProvider clock, IOptions<GatewayOptions> options)
{
    private readonly ConcurrentDictionary<string, (CatalogSchema Schema, long Until)> _schemas = new();

    public Task<ImmutableArray<CatalogSummary>> ListAsync() => grains.GetGrain<ICatalogDirectoryGrain>(ICatalogDirectoryGrain.Key).List();

    /// <summary>The named catalogue's id, or the default one's.</summary>
    public async Task<string> ResolveAsync(string? catalog)
    {
        if (Identifiers.CheckOptional(catalog, "catalog") is { } named) return named;
        var all = await ListAsync();
        return all.FirstOrDefault(summary => summary.Default)?.Id ?? all.FirstOrDefault()?.Id
            ?? throw new RequestException(RequestError.Unavailable, "catalog", "No catalogue is loaded yet; import one with rec import.");
    }

    public async Task<CatalogDescription> DescribeAsync(string catalog) =>
        await grains.GetGrain<ICatalogGrain>(catalog).Describe() ?? throw Unknown(catalog);

    public async Task DeleteAsync(string catalog)
    {
        await grains.GetGrain<ICatalogGrain>(catalog).Delete();
        _schemas.TryRemove(catalog, out _);
    }

    /// <summary>The schema of a catalogue; null where there is no such catalogue.</summary>
    public async ValueTask<CatalogSchema?> FindSchemaAsync(string catalog)
    {
        var now = clock.GetTimestamp();
        if (_schemas.TryGetValue(catalog, out var known) && now < known.Until) return known.Schema;
        var description = await grains.GetGrain<ICatalogGrain>(catalog).Describe();
        if (description is null) return null;
        _schemas[catalog] = (description.Schema, now + (long)(options.Value.SchemaAge.TotalSeconds * clock.TimestampFrequency));
        return description.Schema;
    }

    public async Task<Item> GetItemAsync(string catalog, string id)
    {
        if (await grains.GetGrain<ICatalogGrain>(catalog).GetItem(id) is { } item) return item;
        await DescribeAsync(catalog);
        throw new RequestException(
            RequestError.NotFound, "id", $"Catalogue {catalog} has no item with this id; GET /v1/items?catalog={catalog}&q=... finds items by title.");
    }

    public Task<ImmutableArray<Item>> FindAsync(string catalog, string text, int count) => grains.GetGrain<ICatalogGrain>(catalog).Find(text, count);

    public static RequestException Unknown(string catalog) =>
        new(RequestError.NotFound, "catalog", $"There is no catalogue '{catalog}'; GET /v1/catalogs lists those that exist.");
}
