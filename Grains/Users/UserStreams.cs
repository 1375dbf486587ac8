using Microsoft.Extensions.Logging;
using RecOrleans.Feeds;

namespace RecOrleans.Grains.Users;

/// <summary>What a user's grain tells the world. A stream that fails costs an event, never the call: the inbox and the state hold the truth.</summary>
public sealed partial class UserStreams(GrainsTelemetry telemetry, ILogger<UserStreams> logger)
{
    public Task CommandStored(Grain user, string commandId) => Send(user, StreamNames.Commands, commandId);

    public Task Tell(Grain user, UserEvent message) => Send(user, StreamNames.Feeds, message);

    private async Task Send<T>(Grain user, string space, T message)
    {
        var userId = user.GetPrimaryKeyString();
        try
        {
            await user.GetStreamProvider(StreamNames.Provider).GetStream<T>(StreamId.Create(space, userId)).OnNextAsync(message);
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
