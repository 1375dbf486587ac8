using System.Collections.Immutable;

namespace RecOrleans.Policies;

/// <summary>The tool chain that makes a user's feed until the next command. What is printed is what runs.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.FeedPolicy")]
public sealed record FeedPolicy
{
    [Id(0)]
    public required string Catalog { get; init; }

    /// <summary>Rises by one with every change of this user's policy for this catalogue.</summary>
    [Id(1)]
    public required long PolicyVersion { get; init; }

    /// <summary>In the order in which they run.</summary>
    [Id(2)]
    public ImmutableArray<ToolCall> Tools { get; init; } = [];
}
