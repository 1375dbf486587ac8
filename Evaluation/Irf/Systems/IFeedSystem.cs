using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Systems;

/// <summary>A recommender under test: the product, an ablation of it, or a baseline. Sessions may run side by side.</summary>
public interface IFeedSystem : IAsyncDisposable
{
    /// <summary>Short and lower case: <c>recorleans-gold</c>, <c>bm25</c>.</summary>
    string Name { get; }

    /// <summary>True where commands are read by a language model, which makes a session take seconds.</summary>
    bool IsSlow { get; }

    /// <summary>Opens a fresh user with that history; nothing is left of earlier sessions of the same user.</summary>
    Task<IFeedSession> OpenAsync(IrfUser user, CancellationToken cancellationToken);
}

/// <summary>One user in front of one system.</summary>
public interface IFeedSession : IAsyncDisposable
{
    /// <summary>Ids of the best <paramref name="depth"/> items, best first, ties by item id (ordinal); the first ten are the feed that the user sees. Items of the history are left out by every system.</summary>
    Task<ImmutableArray<string>> GetFeedAsync(int depth, CancellationToken cancellationToken);

    /// <summary>Gives the command; returns when the next feed obeys it (or never will).</summary>
    Task<Reading> CommandAsync(Utterance utterance, CancellationToken cancellationToken);
}

/// <summary>How a system took a command.</summary>
/// <param name="Gold">The right answer given what the system remembered before; null where the system has no structured memory.</param>
/// <param name="Answer">The system's own; null where it has none.</param>
/// <param name="AnsweredBy">Who read it; null where nobody did.</param>
public sealed record Reading(CommandAnswer? Gold, CommandAnswer? Answer, string? AnsweredBy)
{
    /// <summary>Of a system that reads no structure out of a command.</summary>
    public static readonly Reading None = new(null, null, null);
}
