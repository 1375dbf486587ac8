using System.Collections.Immutable;

namespace RecOrleans.Feeds;

/// <summary>One page of a user's feed.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.FeedPage")]
public sealed record FeedPage
{
    [Id(0)]
    public required string FeedId { get; init; }

    [Id(1)]
    public required string Catalog { get; init; }

    [Id(2)]
    public required long PolicyVersion { get; init; }

    [Id(3)]
    public ImmutableArray<FeedItem> Items { get; init; } = [];

    /// <summary>What had to give so that the page is not empty; empty when every hard preference holds for every item.</summary>
    [Id(4)]
    public ImmutableArray<Relaxation> Relaxed { get; init; } = [];

    /// <summary>Asks for the next page; null at the end.</summary>
    [Id(5)]
    public string? Cursor { get; init; }
}
