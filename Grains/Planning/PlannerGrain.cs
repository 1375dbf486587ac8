using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;
using RecOrleans.Commands;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Grains.Users;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;

namespace RecOrleans.Grains.Planning;

/// <inheritdoc cref="IPlannerGrain"/>
/// <remarks>
/// An event of the stream is only a nudge: the grain drains the user's inbox from its oldest end, so lost, doubled or late events change nothing.
/// Draining runs beside the grain's turns; the model works on threads of its own.
/// </remarks>
[ImplicitStreamSubscription(StreamNames.Commands)]
public sealed partial class PlannerGrain(
    CatalogLibrary library, IParserAgent parser, IPlannerAgent planner, GrainsTelemetry telemetry, ILogger<PlannerGrain> logger)
    : Grain, IPlannerGrain, IStreamSubscriptionObserver, IAsyncObserver<string>, IDisposable
{
    private static readonly TimeSpan FailureDelay = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private Task _draining = Task.CompletedTask;
    private bool _nudged;
    private IGrainTimer? _retry;

    private string UserId => this.GetPrimaryKeyString();

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        ArgumentNullException.ThrowIfNull(handleFactory);
        return handleFactory.Create<string>().ResumeAsync(this);
    }

    public Task OnNextAsync(string item, StreamSequenceToken? token = null) => Wake();

    public Task OnErrorAsync(Exception ex)
    {
        LogStreamFailed(ex, UserId);
        return Task.CompletedTask;
    }

    public Task Wake()
    {
        _nudged = true;
        if (_draining.IsCompleted) _draining = Drain();
        return Task.CompletedTask;
    }

    public async Task Expect(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var catalog = await library.Get(context.Catalog);
        parser.Expect(new ParseRequest(catalog.Schema, catalog.Vocabulary, context));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _stopping.CancelAsync();

    public void Dispose() => _stopping.Dispose();

    private async Task Drain()
    {
        var user = GrainFactory.GetGrain<IUserGrain>(UserId);
        try
        {
            while (_nudged)
            {
                _nudged = false;
                while (await user.NextCommand() is { } command)
                {
                    DelayDeactivation(TimeSpan.FromMinutes(1));
                    await user.Apply(await Handle(command));
                }
            }
        }
        catch (HostBusyException busy)
        {
            telemetry.Busy();
            Retry(busy.RetryAfter);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The inbox still holds the command; the user's grain replays it.
        }
        catch (Exception error)
        {
            LogFailed(error, UserId);
            Retry(FailureDelay);
        }
    }

    /// <summary>Parser Agent, then Planner Agent. Only "busy" escapes; whatever else goes wrong with a command becomes its refusal.</summary>
    private async Task<CommandOutcome> Handle(CommandContext command)
    {
        if (UndoPhrase.Matches(command.Text))
        {
            return new CommandOutcome
            {
                CommandId = command.CommandId,
                AnsweredBy = "rules",
                Answer = new CommandAnswer { Feedback = Feedback.Conflict },
                Undo = true,
            };
        }

        using var activity = GrainsTelemetry.Activities.StartActivity("command");
        var catalog = await library.Get(command.Catalog);
        var request = new ParseRequest(catalog.Schema, catalog.Vocabulary, command);
        ParseResult result;
        try
        {
            result = await parser.ParseAsync(request, _stopping.Token);
        }
        catch (Exception error) when (error is not (HostBusyException or OperationCanceledException))
        {
            LogRefused(error, UserId, command.CommandId);
            return new CommandOutcome { CommandId = command.CommandId, AnsweredBy = "none", Refusal = $"The command could not be read: {error.Message}" };
        }

        var outcome = new CommandOutcome { CommandId = command.CommandId, AnsweredBy = result.AnsweredBy, FallbackReason = result.FallbackReason, Notes = result.Notes };
        if (result.Answer is not { } answer) return outcome with { Refusal = result.Refusal ?? "The command could not be read." };
        var resolved = ReferenceResolver.Resolve(answer, request);
        var weights = await planner.PlanAsync(new PlanRequest(catalog.Schema, command.Text, answer, command.Memory, command.Weights), _stopping.Token);
        return outcome with { Answer = answer, Notes = [.. result.Notes, .. resolved.Notes], References = resolved.References, Weights = weights };
    }

    private void Retry(TimeSpan after)
    {
        _retry?.Dispose();
        _retry = this.RegisterGrainTimer(_ => Wake(), after, Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "User {UserId}: the commands stream failed; the inbox is replayed instead.")]
    private partial void LogStreamFailed(Exception error, string userId);

    [LoggerMessage(Level = LogLevel.Error, Message = "User {UserId}: a command could not be handled now; it stays in the inbox and is tried again.")]
    private partial void LogFailed(Exception error, string userId);

    [LoggerMessage(Level = LogLevel.Error, Message = "User {UserId}: command {CommandId} is refused.")]
    private partial void LogRefused(Exception error, string userId, string commandId);
}
