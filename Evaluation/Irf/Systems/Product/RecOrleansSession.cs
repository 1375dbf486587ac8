using System.Collections.Immutable;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Systems.Product;

/// <inheritdoc/>
internal sealed class RecOrleansSession(RecOrleansCluster cluster, RecOrleansFeed feed, RecOrleansVariant variant) : IFeedSession
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    /// <summary>A command that takes longer is a fault of the set-up, not a slow model: that has a deadline of its own.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>The user behind the session.</summary>
    internal IUserGrain User => feed.User;

    public Task<ImmutableArray<string>> GetFeedAsync(int depth, CancellationToken cancellationToken) => feed.GetAsync(depth, cancellationToken);

    public async Task<Reading> CommandAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        if (variant.Memory == MemoryUse.LatestCommand) await User.ClearPreferences(cluster.Catalog).ConfigureAwait(false);
        var memory = await User.GetPreferences(cluster.Catalog).ConfigureAwait(false);
        var gold = utterance.AnswerFor(memory);
        var parser = variant.Parser ?? new GoldParser(variant.Memory == MemoryUse.Unread ? utterance.AnswerFor([]) : gold);

        var id = Guid.NewGuid().ToString("N");
        cluster.Agents.Assign(id, parser, variant.Planner);
        try
        {
            await SubmitAsync(new SubmitCommand { Text = utterance.Text, Catalog = cluster.Catalog, FeedId = feed.FeedId, CommandId = id }, cancellationToken)
                .ConfigureAwait(false);
            var status = await HandledAsync(id, cancellationToken).ConfigureAwait(false);
            return new Reading(gold, status.Answer, status.AnsweredBy);
        }
        finally
        {
            cluster.Agents.Release(id);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task SubmitAsync(SubmitCommand command, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await User.Submit(command).ConfigureAwait(false);
                return;
            }
            catch (RequestException busy) when (busy.Error == RequestError.Busy)
            {
                await Task.Delay(busy.RetryAfter ?? TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<CommandStatus> HandledAsync(string commandId, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait; waited += Wait)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await User.GetCommand(commandId, Wait).ConfigureAwait(false) is { Status: not CommandState.Accepted } handled) return handled;
        }

        throw new TimeoutException($"{variant.Name}: a command was not handled within {LongestWait.TotalMinutes:0} minutes; the log of the silo says why.");
    }
}
