using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Grains;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Retrieval;

namespace RecOrleans.Evaluation.Planning;

/// <summary>A catalogue's shards in this process; whoever asks computes, and nothing is waited for.</summary>
internal sealed class ReplayShards(ImmutableArray<ItemShard> shards) : ICatalogShards, IComputeWorkers
{
    public Task<ShardResult[]> Search(CatalogContext catalog, ShardQuery query) => Task.FromResult(shards.Select(shard => shard.Search(query, CancellationToken.None)).ToArray());

    public Task<ImmutableArray<Item>> GetItems(CatalogContext catalog, ImmutableArray<string> ids) => Ask(ids, shard => shard.GetItems(ids), item => item.Id);

    public Task<ImmutableArray<ItemVectors>> GetVectors(CatalogContext catalog, ImmutableArray<string> ids) => Ask(ids, shard => shard.GetVectors(ids), vectors => vectors.ItemId);

    public Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken = default) => Task.FromResult(work());

    private Task<ImmutableArray<T>> Ask<T>(ImmutableArray<string> ids, Func<ItemShard, ImmutableArray<T>> ask, Func<T, string> id)
    {
        var found = shards.SelectMany(shard => ask(shard)).ToDictionary(id);
        return Task.FromResult(ids.Where(found.ContainsKey).Select(item => found[item]).ToImmutableArray());
    }
}
