using System.Collections.Immutable;
using RecOrleans.Policies;

namespace RecOrleans.Retrieval;

/// <summary>What a user asks of every item shard for one feed.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.ShardQuery")]
public sealed record ShardQuery
{
    /// <summary>The chain to run over the shard's rows.</summary>
    [Id(0)]
    public required FeedPolicy Policy { get; init; }

    /// <summary>The user's folded-in collaborative vector (d floats), or null for a user without history.</summary>
    [Id(1)]
    public ReadOnlyMemory<float>? UserVector { get; init; }

    /// <summary>Ids of items that must not come back: consumed or disliked.</summary>
    [Id(2)]
    public ImmutableHashSet<string> Consumed { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>How many candidates to return at most.</summary>
    [Id(3)]
    public required int Count { get; init; }

    /// <summary>Seed of the tools that draw lots (Explorer), so that a feed can be replayed.</summary>
    [Id(4)]
    public ulong Seed { get; init; }

    /// <summary>The instant that "fresh" and "trending" count from.</summary>
    [Id(5)]
    public DateTimeOffset Now { get; init; }
}
