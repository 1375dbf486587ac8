using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Orleans.Streams;
using RecOrleans.Client.Gateway.Errors;
using RecOrleans.Feeds;

namespace RecOrleans.Client.Gateway.Events;

/// <summary>What happens to a user, from the stream <see cref="StreamNames.Feeds"/>, for as long as someone looks.</summary>
/// <remarks>Streams may lose events and subscriptions. While nothing arrives, the subscription is looked after; when it had to be made anew, what may
/// have been missed is made up for by a <c>feed</c> and a <c>preferences</c> event of every catalogue.</remarks>
internal sealed partial class UserEvents(
    IClusterClient cluster, Catalogs catalogs, TimeProvider clock, IOptions<GatewayOptions> options, ILogger<UserEvents> logger)
{
    /// <summary>Events that may wait for a slow reader; the oldest give way, since each only says "ask again".</summary>
    private const int Capacity = 256;

    /// <summary>Yields events as they come, and null whenever a heartbeat has passed without one.</summary>
    public async IAsyncEnumerable<UserEvent?> WatchAsync(string user, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = Channel.CreateBounded<UserEvent>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var stream = cluster.GetStreamProvider(StreamNames.Provider).GetStream<UserEvent>(StreamId.Create(StreamNames.Feeds, user));
        var subscription = await TrySubscribeAsync(stream, events.Writer);
        var missed = subscription is null;
        try
        {
            yield return null;
            while (!cancellationToken.IsCancellationRequested)
            {
                if (await ReadAsync(events.Reader, cancellationToken) is { } next)
                {
                    yield return next;
                    continue;
                }

                if (!await StandsAsync(stream, subscription))
                {
                    missed = true;
                    subscription = await TrySubscribeAsync(stream, events.Writer);
                }

                if (missed && subscription is not null)
                {
                    foreach (var catchUp in await CatchUpAsync(user)) yield return catchUp;
                    missed = false;
                }

                yield return null;
            }
        }
        finally
        {
            await UnsubscribeAsync(subscription);
        }
    }

    private async Task<UserEvent?> ReadAsync(ChannelReader<UserEvent> reader, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.Heartbeat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<StreamSubscriptionHandle<UserEvent>?> TrySubscribeAsync(IAsyncStream<UserEvent> stream, ChannelWriter<UserEvent> writer)
    {
        try
        {
            return await stream.SubscribeAsync(
                (value, _) =>
                {
                    writer.TryWrite(value);
                    return Task.CompletedTask;
                },
                exception =>
                {
                    LogStreamFailed(exception);
                    return Task.CompletedTask;
                });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogStreamFailed(exception);
            return null;
        }
    }

    private static async Task<bool> StandsAsync(IAsyncStream<UserEvent> stream, StreamSubscriptionHandle<UserEvent>? subscription)
    {
        if (subscription is null) return false;
        try
        {
            return (await stream.GetAllSubscriptionHandles()).Any(handle => handle.HandleId == subscription.HandleId);
        }
        catch (Exception exception) when (ClusterFailures.IsUnavailable(exception))
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<UserEvent>> CatchUpAsync(string user)
    {
        try
        {
            var grain = cluster.GetGrain<IUserGrain>(user);
            var events = new List<UserEvent>();
            foreach (var catalog in await catalogs.ListAsync())
            {
                var version = (await grain.GetPolicy(catalog.Id)).PolicyVersion;
                events.Add(new UserEvent { Kind = UserEventKind.Preferences, Catalog = catalog.Id, PolicyVersion = version });
                events.Add(new UserEvent { Kind = UserEventKind.Feed, Catalog = catalog.Id, PolicyVersion = version });
            }

            return events;
        }
        catch (Exception exception) when (ClusterFailures.IsUnavailable(exception))
        {
            LogStreamFailed(exception);
            return [];
        }
    }

    private async Task UnsubscribeAsync(StreamSubscriptionHandle<UserEvent>? subscription)
    {
        if (subscription is null) return;
        try
        {
            await subscription.UnsubscribeAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotUnsubscribed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stream of user events failed; it is subscribed to again at the next heartbeat")]
    private partial void LogStreamFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A reader left, and its subscription could not be ended")]
    private partial void LogNotUnsubscribed(Exception exception);
}
