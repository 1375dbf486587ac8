using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Text;
using RecOrleans.Grains.Hosting;
using RecOrleans.Interactions;
using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Grains.Catalogs;

/// <inheritdoc cref="ICatalogGrain"/>
public sealed class CatalogGrain(CatalogLibrary library, ShardDirectory shards, ICatalogStore store, ITextEncoder encoder, ComputeWorkers workers, IOptions<GrainsOptions> options)
    : Grain, ICatalogGrain
{
    private string Id => this.GetPrimaryKeyString();

    public Task<CatalogDescription?> Describe() => store.FindAsync(Id, CancellationToken.None);

    public async Task<Item?> GetItem(string itemId)
    {
        var found = await shards.GetItems(await library.Get(Id), [itemId]);
        return found.IsEmpty ? null : found[0];
    }

    public async Task<ImmutableArray<Item>> Find(string text, int count)
    {
        var catalog = await library.Get(Id);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var ids = catalog.Vocabulary.Titles
            .Where(title => words.All(word => title.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(title => catalog.Model.Popularity.GetValueOrDefault(title.Value))
            .ThenBy(title => title.Value, StringComparer.Ordinal)
            .Take(Math.Clamp(count, 1, 100))
            .Select(title => title.Value);
        return await shards.GetItems(catalog, [.. ids]);
    }

    public async Task<CatalogDescription> Publish(long version)
    {
        var description = await store.FindAsync(Id, version, CancellationToken.None)
            ?? throw new RequestException(RequestError.NotFound, "version", $"Nothing is staged as version {version} of catalogue '{Id}'.");
        var items = new List<Item>(description.Items);
        await foreach (var item in store.ReadItemsAsync(Id, version, shard: null, CancellationToken.None)) items.Add(item);
        var interactions = new List<LoggedInteraction>(description.Interactions);
        await foreach (var interaction in store.ReadInteractionsAsync(Id, version, CancellationToken.None)) interactions.Add(interaction);

        var model = await workers.Run(() => CatalogModelFormat.Write(
            CatalogModelTrainer.Train(description.Schema, items, interactions, encoder, version, CancellationToken.None)));
        await store.SaveModelAsync(Id, version, CatalogLibrary.ModelName, model, CancellationToken.None);
        await store.PublishAsync(Id, version, CancellationToken.None);
        await library.Refresh(Id);
        return description;
    }

    public async Task Delete()
    {
        if (Id == options.Value.DefaultCatalog)
        {
            throw new RequestException(
                RequestError.Conflict, "catalog", $"'{Id}' is the default catalogue, which calls without a catalog are about; set Grains:DefaultCatalog to another one first.");
        }

        if (await Describe() is null) throw new RequestException(RequestError.NotFound, "catalog", $"There is no catalogue '{Id}'; the list of catalogues has those that exist.");
        await store.WithdrawAsync(Id, CancellationToken.None);
        library.Forget(Id);
    }
}
