using RecOrleans.Interactions;

namespace RecOrleans.Storage.Interactions;

/// <summary>Live interactions of all users, kept for training anew. Append-only; shared by all silos.</summary>
public interface IInteractionLog
{
    /// <summary>Makes what the log needs, where it is not there yet.</summary>
    Task InitializeAsync(CancellationToken cancellationToken);

    /// <summary>Appends a batch. A call that failed may be repeated; its interactions can then stand twice.</summary>
    Task AppendAsync(string catalog, IReadOnlyCollection<LoggedInteraction> interactions, CancellationToken cancellationToken);

    /// <summary>What was appended at or after a time (the log's clock, not <see cref="LoggedInteraction.At"/>), in the order of appending.</summary>
    IAsyncEnumerable<LoggedInteraction> ReadAsync(string catalog, DateTimeOffset since, CancellationToken cancellationToken);
}
