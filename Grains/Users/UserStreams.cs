using Microsoft.Extensions.Logging;
using Orleans.Streams;
using RecOrleans.Feeds;

namespace RecOrleans.Grains.Users;

/// <summary>What a user's grain tells the world. A stream that fails costs an event, never the call: the inbox and the state hold the truth.</summary>
public sealed partial class UserStreams(GrainsTelemetry telemetry, ILogger<UserStreams> logger)
{
    public Task CommandStored(IStreamProvider provider, string userId, string commandId) => Send(provider, StreamNames.Commands, userId, commandId);

    public Task Tell(IStreamProvider provider, string userId, UserEvent message) => Send(provider, StreamNames.Feeds, userId, message);

    private async Task Send<T>(IStreamProvider provider, string space, string userId, T message)
    {
        ArgumentNullException.ThrowIfNull(provider);
        try
        {
            await provider.GetStream<T>(StreamId.Create(space, userId)).OnNextAsync(message);
        }
        catch (Exception error)
        {
            telemetry.EventLost(space);
            LogLost(error, space, userId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stream {Space} did not take an event of user {UserId}.")]
    private partial void LogLost(Exception error, string space, string userId);
}
