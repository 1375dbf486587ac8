using System.Collections.Immutable;

namespace RecOrleans.Commands;

/// <summary>What a command means: the parser's answer, in the command contract's form.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.CommandAnswer")]
public sealed record CommandAnswer
{
    [Id(0)]
    public required Feedback Feedback { get; init; }

    /// <summary>In the order of the command.</summary>
    [Id(1)]
    public ImmutableArray<Edit> Edits { get; init; } = [];
}
