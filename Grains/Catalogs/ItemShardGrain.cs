using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;
using RecOrleans.Retrieval;
using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Grains.Catalogs;

/// <inheritdoc cref="IItemShardGrain"/>
public sealed class ItemShardGrain(CatalogLibrary library, ICatalogStore store, ITextEncoder encoder, ComputeWorkers workers) : Grain, IItemShardGrain
{
    private ItemShard? _shard;

    private ItemShard Rows => _shard ?? throw new InvalidOperationException("The shard is not loaded.");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = ShardKey.Parse(this.GetPrimaryKeyString());
        var catalog = await library.Load(key.Catalog, key.Version, cancellationToken);
        var items = new List<Item>(catalog.Description.Items / catalog.Description.Shards);
        await foreach (var item in store.ReadItemsAsync(key.Catalog, key.Version, key.Shard, cancellationToken)) items.Add(item);
        _shard = await workers.Run(() => ItemShard.Build(catalog.Schema, items, catalog.Model, encoder), cancellationToken);
    }

    public Task<ShardResult> Search(ShardQuery query) => workers.Run(() => Rows.Search(query, CancellationToken.None));

    public Task<ImmutableArray<Item>> GetItems(ImmutableArray<string> ids) => Task.FromResult(Rows.GetItems(ids));

    public Task<ImmutableArray<ItemVectors>> GetVectors(ImmutableArray<string> ids) => Task.FromResult(Rows.GetVectors(ids));
}
