namespace RecOrleans.Feeds;

/// <summary>A page of a feed.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.FeedRequest")]
public sealed record FeedRequest
{
    public const int DefaultSize = 10;

    public const int MaxSize = 100;

    /// <summary>Null: the default catalogue.</summary>
    [Id(0)]
    public string? Catalog { get; init; }

    /// <summary>Items a page, 1..<see cref="MaxSize"/>.</summary>
    [Id(1)]
    public int Size { get; init; } = DefaultSize;

    /// <summary>Where the page before ended; null: from the top.</summary>
    [Id(2)]
    public string? Cursor { get; init; }
}
