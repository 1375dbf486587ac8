using RecOrleans.Catalogs;

namespace RecOrleans.Feeds;

/// <summary>An item of a feed as the user sees it.</summary>
/// <param name="N">Position, counted from 1: <c>#1</c> is the first.</param>
/// <param name="Item">The item.</param>
[GenerateSerializer, Immutable, Alias("RecOrleans.FeedReference")]
public sealed record FeedReference([property: Id(0)] int N, [property: Id(1)] Item Item);
