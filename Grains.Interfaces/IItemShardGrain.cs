using System.Collections.Immutable;
using Orleans.Concurrency;
using RecOrleans.Catalogs;
using RecOrleans.Retrieval;

namespace RecOrleans;

/// <summary>A part of a catalogue's items with their vectors. Key: <see cref="ShardKey"/>.</summary>
[Alias("RecOrleans.IItemShardGrain")]
public interface IItemShardGrain : IGrainWithStringKey
{
    /// <summary>Runs the tool chain over the shard's rows.</summary>
    [Alias("Search"), AlwaysInterleave]
    Task<ShardResult> Search(ShardQuery query);

    /// <summary>The items of these ids that live here; unknown ids are left out.</summary>
    [Alias("GetItems"), AlwaysInterleave]
    Task<ImmutableArray<Item>> GetItems(ImmutableArray<string> ids);

    /// <summary>Vectors of the items of these ids that live here; unknown ids are left out.</summary>
    [Alias("GetVectors"), AlwaysInterleave]
    Task<ImmutableArray<ItemVectors>> GetVectors(ImmutableArray<string> ids);
}
