using System.Threading.Channels;
using RecOrleans.Feeds;

namespace RecOrleans.Grains.Tests.Cluster;

/// <summary>The events of one user, in their order.</summary>
public sealed class UserEvents
{
    private readonly Channel<UserEvent> _events = Channel.CreateUnbounded<UserEvent>();

    public Task Take(UserEvent message) => _events.Writer.WriteAsync(message).AsTask();

    public async Task<List<UserEvent>> Next(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var seen = new List<UserEvent>();
        while (seen.Count < count) seen.Add(await _events.Reader.ReadAsync(limit.Token));
        return seen;
    }
}
