using System.Collections.Immutable;

namespace RecOrleans.Commands;

/// <summary>Where a command stands, and what came of it.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.CommandStatus")]
public sealed record CommandStatus
{
    [Id(0)]
    public required string CommandId { get; init; }

    [Id(1)]
    public required CommandState Status { get; init; }

    [Id(2)]
    public required string Catalog { get; init; }

    [Id(3)]
    public required string Text { get; init; }

    [Id(4)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The host that answered: <c>student</c>, <c>rules</c>, the name of an endpoint; null while it waits.</summary>
    [Id(5)]
    public string? AnsweredBy { get; init; }

    /// <summary>Why another host than the configured one answered; null where it did not.</summary>
    [Id(6)]
    public string? FallbackReason { get; init; }

    [Id(7)]
    public CommandAnswer? Answer { get; init; }

    /// <summary>What grounding changed or could not match, in words.</summary>
    [Id(8)]
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The policy that was in force once the command was handled.</summary>
    [Id(9)]
    public long? PolicyVersion { get; init; }

    /// <summary>Why nothing was changed.</summary>
    [Id(10)]
    public string? Refusal { get; init; }
}
