using System.Collections.Immutable;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>What the sessions of a run's folder were made with, kept beside them as manifest.json.</summary>
public sealed record RunManifest
{
    /// <summary>Of the draw of users, of personas and of all that they say.</summary>
    public required int Seed { get; init; }

    /// <summary>Whose words: <c>test</c>, <c>train</c>, or a chat model's name.</summary>
    public required string Phrasing { get; init; }

    /// <summary>Users a dataset, and for systems with a language model; of the latest run.</summary>
    public required int Users { get; init; }

    public required int SlowUsers { get; init; }

    /// <summary>Of the latest run.</summary>
    public required string Command { get; init; }

    public required string Machine { get; init; }

    /// <summary>When the latest run began, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the sessions depend on beside seed and phrasing: a run that finds another content in its place does not add to them.</summary>
    public required ImmutableArray<RunInput> Inputs { get; init; }

    /// <summary>The builds that made the sessions, oldest first.</summary>
    public required ImmutableArray<string> Builds { get; init; }
}
