using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Retrieval;

namespace RecOrleans.Grains.Catalogs;

/// <summary>The item shards of a catalogue's version, wherever they are.</summary>
public interface ICatalogShards
{
    /// <summary>What each shard proposes, one result a shard.</summary>
    Task<ShardResult[]> Search(CatalogContext catalog, ShardQuery query);

    /// <summary>The items of these ids in their order; unknown ids are left out.</summary>
    Task<ImmutableArray<Item>> GetItems(CatalogContext catalog, ImmutableArray<string> ids);

    /// <summary>The vectors of these ids in their order; unknown ids are left out.</summary>
    Task<ImmutableArray<ItemVectors>> GetVectors(CatalogContext catalog, ImmutableArray<string> ids);
}
