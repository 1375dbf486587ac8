using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Grains.Hosting;
using RecOrleans.Language.Grounding;
using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Grains.Catalogs;

/// <summary>The silo's own copy of what every grain needs of a catalogue, refreshed when a newer version is published anywhere.</summary>
public sealed partial class CatalogLibrary(
    ICatalogStore store, ComputeWorkers workers, IOptions<GrainsOptions> options, TimeProvider time, ILogger<CatalogLibrary> logger)
{
    public const string ModelName = "model";

    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    /// <summary>The served version of a catalogue; null: of the default one.</summary>
    /// <exception cref="RequestException">NotFound: no such catalogue.</exception>
    public async ValueTask<CatalogContext> Get(string? catalog)
    {
        var id = catalog ?? options.Value.DefaultCatalog;
        if (_shelves.TryGetValue(id, out var shelf))
        {
            if (time.GetElapsedTime(shelf.CheckedAt) < options.Value.CatalogRefresh) return shelf.Context;
            shelf.CheckedAt = time.GetTimestamp();
            return await Refresh(id, shelf.Context);
        }

        return await Refresh(id, null);
    }

    /// <summary>Looks for a newer version now.</summary>
    public Task<CatalogContext> Refresh(string catalog) => Refresh(catalog, _shelves.GetValueOrDefault(catalog)?.Context);

    /// <summary>Lets go of a catalogue that is not there any more; other silos notice when they look for a newer version.</summary>
    public void Forget(string catalog) => _shelves.TryRemove(catalog, out _);

    /// <summary>A version that need not be the served one: what a shard loads.</summary>
    public async Task<CatalogContext> Load(string catalog, long version, CancellationToken cancellationToken)
    {
        if (_shelves.TryGetValue(catalog, out var shelf) && shelf.Context.Version == version) return shelf.Context;
        var description = await store.FindAsync(catalog, version, cancellationToken)
            ?? throw new RequestException(RequestError.NotFound, "catalog", $"Version {version} of catalogue '{catalog}' is not there any more.");
        return await Load(description, cancellationToken);
    }

    private async Task<CatalogContext> Refresh(string catalog, CatalogContext? known)
    {
        CatalogDescription? description;
        try
        {
            description = await store.FindAsync(catalog, CancellationToken.None);
        }
        catch (Exception error) when (known is not null)
        {
            LogRefreshFailed(error, catalog, known.Version);
            return known;
        }

        if (description is null)
        {
            _shelves.TryRemove(catalog, out _);
            var others = await store.ListAsync(CancellationToken.None);
            throw new RequestException(RequestError.NotFound, "catalog", others.Count == 0
                ? $"There is no catalogue '{catalog}': none has been imported yet; see `rec import`."
                : $"There is no catalogue '{catalog}'; there are: {string.Join(", ", others.Select(other => other.Schema.Catalog))}.");
        }

        if (known?.Version == description.Version) return known;
        var context = await Load(description, CancellationToken.None);
        _shelves[catalog] = new Shelf(context) { CheckedAt = time.GetTimestamp() };
        LogLoaded(catalog, description.Version, description.Items);
        return context;
    }

    private async Task<CatalogContext> Load(CatalogDescription description, CancellationToken cancellationToken)
    {
        var catalog = description.Schema.Catalog;
        var content = await store.ReadModelAsync(catalog, description.Version, ModelName, cancellationToken)
            ?? throw new RequestException(RequestError.Unavailable, "catalog", $"Catalogue '{catalog}' has no models yet; import it again.");
        var items = new List<Item>(description.Items);
        await foreach (var item in store.ReadItemsAsync(catalog, description.Version, shard: null, cancellationToken)) items.Add(item);
        return await workers.Run(
            () => new CatalogContext(description, CatalogModelFormat.Read(content), CatalogVocabulary.FromItems(description.Schema, items)),
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Catalogue {Catalog} version {Version} loaded: {Items} items.")]
    private partial void LogLoaded(string catalog, long version, int items);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for a newer version of catalogue {Catalog}; version {Version} stays in service.")]
    private partial void LogRefreshFailed(Exception error, string catalog, long version);

    private sealed class Shelf(CatalogContext context)
    {
        public CatalogContext Context { get; } = context;

        public long CheckedAt { get; set; }
    }
}
