using Microsoft.Extensions.Logging;
using RecOrleans.Interactions;
using RecOrleans.Storage.Interactions;

namespace RecOrleans.Grains.Users;

/// <summary>Passes interactions on to the log that models are trained from. What counts for the user is in the user's own record already, so a log that fails costs a line, never the call.</summary>
public sealed partial class InteractionJournal(IInteractionLog log, ILogger<InteractionJournal> logger)
{
    public async Task Append(string catalog, IReadOnlyCollection<LoggedInteraction> interactions)
    {
        try
        {
            await log.AppendAsync(catalog, interactions, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogFailed(error, catalog, interactions.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Catalogue {Catalog}: {Count} interactions did not reach the log; the users' own records have them.")]
    private partial void LogFailed(Exception error, string catalog, int count);
}
