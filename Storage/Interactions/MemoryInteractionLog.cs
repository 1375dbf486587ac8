using System.Runtime.CompilerServices;
using RecOrleans.Interactions;

namespace RecOrleans.Storage.Interactions;

/// <summary>A log that lives as long as the process.</summary>
public sealed class MemoryInteractionLog(TimeProvider clock) : IInteractionLog
{
    private readonly Lock _lock = new();
    private readonly List<(string Catalog, DateTimeOffset AppendedAt, LoggedInteraction Interaction)> _log = [];

    public Task InitializeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AppendAsync(string catalog, IReadOnlyCollection<LoggedInteraction> interactions, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        lock (_lock) _log.AddRange(interactions.Select(interaction => (catalog, now, interaction)));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<LoggedInteraction> ReadAsync(
        string catalog, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LoggedInteraction[] found;
        lock (_lock) found = [.. _log.Where(entry => entry.Catalog == catalog && entry.AppendedAt >= since).Select(entry => entry.Interaction)];
        await Task.CompletedTask;
        foreach (var interaction in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return interaction;
        }
    }
}
