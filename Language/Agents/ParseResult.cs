using System.Collections.Immutable;
using RecOrleans.Commands;

namespace RecOrleans.Language.Agents;

/// <summary>A validated and grounded answer, or a refusal.</summary>
public sealed record ParseResult
{
    /// <summary>Null when the command was refused.</summary>
    public CommandAnswer? Answer { get; init; }

    /// <summary><c>student</c>, <c>rules</c>, or the configured name of another host.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>Why the configured host did not answer; null where it did.</summary>
    public string? FallbackReason { get; init; }

    /// <summary>What grounding changed or could not match, in words.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>How sure the student was of each edit, 0..1, where its answer was not reconciled with the rules; otherwise empty.</summary>
    public ImmutableArray<double> Certainties { get; init; } = [];

    public string? Refusal { get; init; }
}
