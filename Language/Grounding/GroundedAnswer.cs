using System.Collections.Immutable;
using RecOrleans.Commands;

namespace RecOrleans.Language.Grounding;

/// <summary>An answer that the schema, the memory and the command allow.</summary>
/// <param name="Answer">What is left of the parser's answer, with the catalogue's own values.</param>
/// <param name="Notes">What was changed, kept as text or dropped, and why; one sentence each, for people.</param>
public sealed record GroundedAnswer(CommandAnswer Answer, ImmutableArray<string> Notes)
{
    /// <summary>How sure the parser was of each edit, 0..1, where it says so; otherwise empty.</summary>
    public ImmutableArray<double> Certainties { get; init; } = [];
}
