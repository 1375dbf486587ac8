using System.Collections.Immutable;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Preferences;

/// <summary>What a user has said about one catalogue and not taken back: RecBot's P, with the way back.</summary>
/// <remarks>Changed only by <c>Consolidation</c>'s pure functions. Stored as JSON in the user's record.</remarks>
public sealed record PreferenceMemory
{
    public static readonly PreferenceMemory Empty = new();

    /// <summary>Oldest first; expired ones may still stand here until the next change.</summary>
    public ImmutableArray<Preference> Preferences { get; init; } = [];

    /// <summary>What stood here before each of the latest changes, oldest first: undo pops the last.</summary>
    public ImmutableArray<MemorySnapshot> Undo { get; init; } = [];
}

/// <param name="Preferences">The preferences before the change.</param>
/// <param name="CommandId">The command that made the change; empty for a change by hand.</param>
/// <param name="At">When.</param>
public sealed record MemorySnapshot(ImmutableArray<Preference> Preferences, string CommandId, DateTimeOffset At);
