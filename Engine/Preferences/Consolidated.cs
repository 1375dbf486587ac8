using System.Collections.Immutable;
using RecOrleans.Commands;

namespace RecOrleans.Engine.Preferences;

/// <summary>A memory after a change.</summary>
/// <param name="Memory">The new memory; the very same object when nothing changed.</param>
/// <param name="NextId">Number of the next new preference.</param>
/// <param name="Changed">False: nothing changed, and there is nothing to undo.</param>
/// <param name="Notes">What was refused, replaced, merged or forgotten beside what was asked, in words.</param>
public sealed record Consolidated(PreferenceMemory Memory, int NextId, bool Changed, ImmutableArray<string> Notes)
{
    /// <summary>Edits that would have added something and could not; a note says why.</summary>
    public ImmutableArray<Edit> LeftOut { get; init; } = [];
}
