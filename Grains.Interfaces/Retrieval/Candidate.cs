using System.Collections.Immutable;
using RecOrleans.Catalogs;

namespace RecOrleans.Retrieval;

/// <summary>An item that a shard proposes.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.Candidate")]
public sealed record Candidate
{
    [Id(0)]
    public required Item Item { get; init; }

    /// <summary>0 when every hard preference holds; otherwise how many of the chain's hard likes, weakest first, must be given up for it.</summary>
    [Id(1)]
    public int RelaxationLevel { get; init; }

    [Id(2)]
    public required double Score { get; init; }

    /// <summary>What each tool added; sums to <see cref="Score"/>.</summary>
    [Id(3)]
    public required ImmutableDictionary<string, double> Parts { get; init; }

    /// <summary>Ids of the preferences that it meets.</summary>
    [Id(4)]
    public ImmutableArray<string> Matched { get; init; } = [];

    /// <summary>Unit embedding of the item's text (for the Diversifier); empty where no tool asks for it, and below the part of the feed that is rearranged.</summary>
    [Id(5)]
    public ReadOnlyMemory<float> Embedding { get; init; }
}
