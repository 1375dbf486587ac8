using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Retrieval;

namespace RecOrleans.Grains.Catalogs;

/// <summary>Reaches the grains of the item shards.</summary>
public sealed class ShardDirectory(IGrainFactory grains) : ICatalogShards
{
    public async Task<ShardResult[]> Search(CatalogContext catalog, ShardQuery query)
    {
        var pending = new Task<ShardResult>[catalog.Description.Shards];
        for (var shard = 0; shard < pending.Length; shard++) pending[shard] = Shard(catalog, shard).Search(query);
        return await Task.WhenAll(pending);
    }

    public Task<ImmutableArray<Item>> GetItems(CatalogContext catalog, ImmutableArray<string> ids) =>
        Ask(catalog, ids, (shard, part) => shard.GetItems(part), item => item.Id);

    public Task<ImmutableArray<ItemVectors>> GetVectors(CatalogContext catalog, ImmutableArray<string> ids) =>
        Ask(catalog, ids, (shard, part) => shard.GetVectors(part), vectors => vectors.ItemId);

    public IItemShardGrain Shard(CatalogContext catalog, int shard) =>
        grains.GetGrain<IItemShardGrain>(new ShardKey(catalog.Id, catalog.Version, shard).ToString());

    private async Task<ImmutableArray<T>> Ask<T>(
        CatalogContext catalog, ImmutableArray<string> ids, Func<IItemShardGrain, ImmutableArray<string>, Task<ImmutableArray<T>>> ask, Func<T, string> id)
    {
        if (ids.IsEmpty) return [];
        var answers = await Task.WhenAll(ids.Distinct()
            .GroupBy(item => ShardKey.Of(item, catalog.Description.Shards))
            .Select(part => ask(Shard(catalog, part.Key), [.. part])));
        var found = answers.SelectMany(answer => answer).ToDictionary(id);
        return [.. ids.Where(found.ContainsKey).Select(item => found[item])];
    }
}
