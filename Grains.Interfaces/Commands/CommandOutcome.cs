using System.Collections.Immutable;
using RecOrleans.Policies;

namespace RecOrleans.Commands;

/// <summary>What the planner made of a command; applied to the user at most once.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.CommandOutcome")]
public sealed record CommandOutcome
{
    [Id(0)]
    public required string CommandId { get; init; }

    [Id(1)]
    public required string AnsweredBy { get; init; }

    [Id(2)]
    public string? FallbackReason { get; init; }

    /// <summary>The grounded answer; null when the command was refused.</summary>
    [Id(3)]
    public CommandAnswer? Answer { get; init; }

    [Id(4)]
    public ImmutableArray<string> Notes { get; init; } = [];

    [Id(5)]
    public string? Refusal { get; init; }

    /// <summary>The Planner Agent's weights; null keeps those in force.</summary>
    [Id(6)]
    public PlanWeights? Weights { get; init; }

    /// <summary>What the answer's references point at: the written value (<c>#2</c>, a title) -> the item's id.</summary>
    [Id(7)]
    public ImmutableDictionary<string, string> References { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>True when the whole command asks to take back the latest change.</summary>
    [Id(8)]
    public bool Undo { get; init; }
}
