using System.Collections.Immutable;
using RecOrleans.Catalogs;

namespace RecOrleans.Feeds;

/// <summary>One item of a page, with the reasons for its place.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.FeedItem")]
public sealed record FeedItem
{
    [Id(0)]
    public required Item Item { get; init; }

    /// <summary>Higher is better; comparable within one feed only (standard deviations, weighted).</summary>
    [Id(1)]
    public required double Score { get; init; }

    /// <summary>What each tool added: <c>semantic</c>, <c>collaborative</c>, <c>attenuation</c>, ... They sum to the score.</summary>
    [Id(2)]
    public required ImmutableDictionary<string, double> Parts { get; init; }

    /// <summary>Ids of the preferences that this item meets.</summary>
    [Id(3)]
    public ImmutableArray<string> Matched { get; init; } = [];

    /// <summary>The reason in words.</summary>
    [Id(4)]
    public string Why { get; init; } = "";
}
