using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Feeds;
using RecOrleans.Engine.Policies;
using RecOrleans.Engine.Preferences;
using RecOrleans.Feeds;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Grains.Hosting;
using RecOrleans.Interactions;
using RecOrleans.Policies;
using RecOrleans.Preferences;
using RecOrleans.Storage.GrainState;

namespace RecOrleans.Grains.Users;

/// <inheritdoc cref="IUserGrain"/>
/// <remarks>
/// State is one immutable record that is replaced only after it was written, so reads that interleave see the old or the new whole.
/// Feeds are made by <see cref="UserFeeds"/>, memory is changed by <see cref="Consolidation"/>; here are identity, order and durability.
/// </remarks>
public sealed partial class UserGrain(
    [PersistentState("user", "users")] IPersistentState<UserState> record,
    CatalogLibrary library,
    ShardDirectory shards,
    FeedAssembler assembler,
    UserStreams streams,
    InteractionJournal log,
    GrainsTelemetry telemetry,
    IOptions<GrainsOptions> options,
    TimeProvider time,
    ILogger<UserGrain> logger) : Grain, IUserGrain, IRemindable
{
    private const string InboxReminder = "inbox";

    /// <summary>So long after a command another is likely, and what it will be about is read ahead.</summary>
    private static readonly TimeSpan Conversation = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    /// <summary>The runtime's timers hold 49 days; what lies further off is looked at again.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly Dictionary<string, TaskCompletionSource> _waiting = [];
    private readonly ShownFeeds _shown = new();
    private UserState _state = UserState.Empty;
    private IGrainTimer? _replay;
    private IGrainTimer? _idle;
    private IGrainTimer? _expiry;
    private bool _reminded;
    private bool _writing;

    private string UserId => this.GetPrimaryKeyString();

    private UserFeeds Feeds => field ??= new UserFeeds(UserId, assembler);

    private GrainsOptions Settings => options.Value;

    private MemoryOptions MemoryOptions => new() { SessionLifetime = Settings.SessionLifetime };

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = record.RecordExists ? record.State : UserState.Empty;
        if (_state.Inbox.OldestPending() is not null) StartReplay(TimeSpan.Zero);
        AwaitExpiry();
        return Task.CompletedTask;
    }

    public async Task<CommandReceipt> Submit(SubmitCommand command)
    {
        CommandText.Validate(command);
        if (command.CommandId is { } given && _state.Inbox.Find(given) is { } known) return CommandText.SameAgain(command, known.Status, Settings.DefaultCatalog);
        var catalog = await library.Get(command.Catalog);
        if (_state.Inbox.Pending() >= Settings.MaxPendingCommands)
        {
            telemetry.Busy();
            throw new RequestException(
                RequestError.Busy, "text", $"{Settings.MaxPendingCommands} commands of this user are still waiting; send this one again in a moment.", Settings.ReplayDelay);
        }

        var seen = command.FeedId is { } feedId ? _shown.Find(feedId) : null;
        seen = seen?.Catalog == catalog.Id ? seen : _shown.Latest(catalog.Id);
        var status = new CommandStatus
        {
            CommandId = command.CommandId ?? Guid.CreateVersion7(time.GetUtcNow()).ToString("N"),
            Status = CommandState.Accepted,
            Catalog = catalog.Id,
            Text = command.Text,
            At = time.GetUtcNow(),
        };
        await Save(_state with { Inbox = _state.Inbox.Add(new InboxEntry(status, seen?.Items ?? [])) });
        telemetry.CommandStored();
        await Remind();
        await streams.CommandStored(this, status.CommandId);
        // The timer of commands that are done would come too early for the only one that waits.
        if (_replay is null || _state.Inbox.Pending() == 1) StartReplay(Settings.ReplayDelay);
        return new CommandReceipt(status.CommandId, status.Status);
    }

    public async Task<CommandStatus?> GetCommand(string commandId, TimeSpan wait)
    {
        if (_state.Inbox.Find(commandId) is not { } entry) return null;
        if (entry.Status.Status != CommandState.Accepted || wait <= TimeSpan.Zero) return entry.Status;
        if (!_waiting.TryGetValue(commandId, out var handled))
            _waiting[commandId] = handled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await handled.Task.WaitAsync(wait < LongestWait ? wait : LongestWait, time);
        }
        catch (TimeoutException)
        {
            // The caller is told where the command stands now.
        }

        return _state.Inbox.Find(commandId)?.Status;
    }

    public async Task<ImmutableArray<CommandStatus>> GetCommands(string? catalog, int count)
    {
        var id = (await library.Get(catalog)).Id;
        return [.. _state.Inbox.Select(entry => entry.Status).Where(status => status.Catalog == id).Reverse().Take(Math.Clamp(count, 1, 100))];
    }

    public async Task<FeedPage> GetFeed(FeedRequest request)
    {
        if (request.Size is < 1 or > FeedRequest.MaxSize)
            throw new RequestException(RequestError.Invalid, "size", $"size must be 1 to {FeedRequest.MaxSize}, not {request.Size}.");
        var cursor = request.Cursor is { } text ? FeedCursor.Parse(text) : default;
        var started = time.GetTimestamp();
        var catalog = await library.Get(request.Catalog);
        var feed = cursor.FeedId is { } feedId ? _shown.Find(feedId) : null;
        var ranking = feed?.Ranking;
        if (ranking is null || cursor.Offset + request.Size > feed!.Depth)
        {
            // From the top, or further than was ranked, or a ranking that was let go: the same policy and history make the same order.
            var depth = assembler.DepthOf(cursor.Offset + request.Size);
            (feed, ranking) = await OnServedVersion(catalog, served => MakeFeed(served, request.Size, depth));
            _shown.Add(feed);
            if (IsConversing(catalog.Id)) ReadAhead(catalog, feed).Ignore();
        }

        _idle ??= this.RegisterGrainTimer(ForgetRankings, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _idle.Change(Settings.RankingLifetime, Timeout.InfiniteTimeSpan);
        var (items, relaxed) = ranking.Page(cursor.Offset, request.Size);
        var end = cursor.Offset + items.Length;
        telemetry.FeedMade(catalog.Id, time.GetElapsedTime(started), !relaxed.IsEmpty);
        return new FeedPage
        {
            FeedId = feed!.FeedId,
            Catalog = feed.Catalog,
            PolicyVersion = feed.PolicyVersion,
            Items = items,
            Relaxed = [.. feed.Missing, .. relaxed],
            Cursor = !items.IsEmpty && end < ranking.Count ? new FeedCursor(feed.FeedId, end).ToString() : null,
        };
    }

    public async Task<ImmutableArray<Preference>> GetPreferences(string? catalog)
    {
        var context = await library.Get(catalog);
        await DropExpired(context.Id);
        return _state.In(context.Id).Memory.Preferences;
    }

    public async Task<Preference> AddPreference(string? catalog, Preference preference)
    {
        var context = await library.Get(catalog);
        await RequireItem(context, preference.Facet, preference.Value);
        var changed = Consolidation.Add(_state.In(context.Id).Memory, preference, Context(context, "", ""));
        await ChangeMemory(context.Id, changed.Memory, changed.NextId);
        return changed.Memory.Preferences[^1];
    }

    public async Task<Preference> EditPreference(string preferenceId, PreferenceChange change)
    {
        var catalog = await CatalogOf(preferenceId);
        if (change.Value is { } value) await RequireItem(catalog, _state.In(catalog.Id).Memory.Preferences.First(preference => preference.Id == preferenceId).Facet, value);
        var memory = Consolidation.Edit(_state.In(catalog.Id).Memory, preferenceId, change, Context(catalog, "", ""));
        await ChangeMemory(catalog.Id, memory, _state.NextPreference);
        return memory.Preferences.First(preference => preference.Id == preferenceId);
    }

    public async Task RevokePreference(string preferenceId)
    {
        var catalog = await CatalogOf(preferenceId);
        await ChangeMemory(catalog.Id, Consolidation.Revoke(_state.In(catalog.Id).Memory, preferenceId, time.GetUtcNow(), MemoryOptions), _state.NextPreference);
    }

    public async Task Undo(string? catalog)
    {
        var context = await library.Get(catalog);
        var memory = Consolidation.Undo(_state.In(context.Id).Memory, time.GetUtcNow())
            ?? throw new RequestException(RequestError.Conflict, "undo", "There is nothing to take back.");
        await ChangeMemory(context.Id, memory, _state.NextPreference);
    }

    public async Task ClearPreferences(string? catalog)
    {
        var context = await library.Get(catalog);
        await ChangeMemory(context.Id, Consolidation.Clear(_state.In(context.Id).Memory, time.GetUtcNow(), MemoryOptions), _state.NextPreference);
    }

    public async Task<FeedPolicy> GetPolicy(string? catalog) => (await OnServedVersion(await library.Get(catalog), PolicyOf)).Policy;

    public async Task<int> Record(ImmutableArray<Interaction> interactions)
    {
        if (interactions.IsDefaultOrEmpty) throw new RequestException(RequestError.Invalid, "interactions", "Send a list with at least one interaction.");
        var now = time.GetUtcNow();
        var next = _state;
        foreach (var group in interactions.GroupBy(interaction => interaction.Catalog))
        {
            var catalog = await library.Get(group.Key);
            var known = (await shards.GetItems(catalog, [.. group.Select(interaction => interaction.ItemId).Distinct()])).Select(item => item.Id).ToHashSet();
            next = next.With(catalog.Id, History.Append(next.In(catalog.Id), group, known, now, Settings));
        }

        await Save(next);
        foreach (var group in interactions.GroupBy(interaction => interaction.Catalog ?? Settings.DefaultCatalog))
        {
            await log.Append(group.Key, [.. group.Select(deed => new LoggedInteraction(UserId, deed.ItemId, deed.Kind, deed.Value, deed.At ?? now))]);
            await Tell(UserEventKind.Feed, group.Key);
        }

        return interactions.Length;
    }

    public async Task<CommandContext?> NextCommand()
    {
        if (_state.Inbox.OldestPending() is not { } entry) return null;
        CatalogContext catalog;
        try
        {
            catalog = await library.Get(entry.Status.Catalog);
        }
        catch (RequestException error) when (error.Error == RequestError.NotFound)
        {
            await Apply(new CommandOutcome { CommandId = entry.Status.CommandId, AnsweredBy = "none", Refusal = error.Message });
            return await NextCommand();
        }

        await DropExpired(catalog.Id);
        return await ContextOf(catalog, entry.Status.CommandId, entry.Status.Text, entry.Feed);
    }

    public async Task Apply(CommandOutcome outcome)
    {
        if (_state.Inbox.Find(outcome.CommandId) is not { Status.Status: CommandState.Accepted } entry) return;
        var handled = entry.Status with
        {
            Status = CommandState.Applied,
            AnsweredBy = outcome.AnsweredBy,
            FallbackReason = outcome.FallbackReason,
            Answer = outcome.Answer,
            Notes = outcome.Notes,
            Refusal = outcome.Refusal,
        };
        var next = _state;
        if (outcome.Refusal is not null) handled = handled with { Status = CommandState.Refused };
        else (next, handled) = await Consolidate(outcome, handled);

        var changed = !ReferenceEquals(next, _state);
        handled = handled with { PolicyVersion = next.In(handled.Catalog).PolicyVersion };
        await Save(next with { Inbox = next.Inbox.Complete(handled, Settings.IntentHistory) });
        telemetry.CommandHandled(handled.Catalog, handled.AnsweredBy!, handled.Status.ToString(), time.GetUtcNow() - handled.At);
        if (_waiting.Remove(outcome.CommandId, out var waiting)) waiting.SetResult();
        await streams.Tell(this, new UserEvent { Kind = UserEventKind.Command, Catalog = handled.Catalog, PolicyVersion = handled.PolicyVersion ?? 0, Command = handled });
        if (!changed) return;
        await TellOfChange(handled.Catalog);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_state.Inbox.OldestPending() is not null)
        {
            StartReplay(TimeSpan.Zero);
            return;
        }

        if (await this.GetReminder(InboxReminder) is { } reminder) await this.UnregisterReminder(reminder);
        _reminded = false;
    }

    /// <summary>Whether the latest command is of this catalogue, recent and handled.</summary>
    private bool IsConversing(string catalog) =>
        _state.Inbox is [.., { Status: { Status: not CommandState.Accepted } latest }] && latest.Catalog == catalog && time.GetUtcNow() - latest.At < Conversation;

    private async Task ReadAhead(CatalogContext catalog, ShownFeed feed) =>
        await GrainFactory.GetGrain<IPlannerGrain>(UserId).Expect(await ContextOf(catalog, commandId: "", text: "", feed.Items));

    /// <summary>What a command on this feed is read with.</summary>
    private async Task<CommandContext> ContextOf(CatalogContext catalog, string commandId, string text, ImmutableArray<string> feed)
    {
        var memory = _state.In(catalog.Id).Memory.Preferences.Where(preference => preference.Facet != Preference.FeedFacet).ToList();
        var referred = memory.Where(preference => IsReference(catalog, preference)).Select(preference => preference.Value.Value.ToString());
        var items = (await shards.GetItems(catalog, [.. feed.Concat(referred).Distinct()])).ToDictionary(item => item.Id);
        return new CommandContext
        {
            CommandId = commandId,
            Catalog = catalog.Id,
            Text = text,
            Memory = [.. memory.Select(preference => Titled(catalog, preference, items))],
            Feed = [.. feed.Where(items.ContainsKey).Select((id, index) => new FeedReference(index + 1, items[id]))],
            Weights = _state.In(catalog.Id).Weights,
        };
    }

    /// <summary>The state and status that an answer leads to; a policy that does not hold water refuses the command and leaves the state.</summary>
    private async Task<(UserState State, CommandStatus Status)> Consolidate(CommandOutcome outcome, CommandStatus handled)
    {
        var catalog = await library.Get(handled.Catalog);
        var before = _state.In(catalog.Id);
        var nextId = _state.NextPreference;
        PreferenceMemory memory;
        if (outcome.Undo)
        {
            if (Consolidation.Undo(before.Memory, time.GetUtcNow()) is not { } undone)
                return (_state, handled with { Status = CommandState.Refused, Refusal = "There is nothing to take back." });
            memory = undone;
        }
        else
        {
            var consolidated = Consolidation.Apply(before.Memory, outcome.Answer!, Context(catalog, outcome.CommandId, handled.Text) with { References = outcome.References });
            if (!consolidated.LeftOut.IsEmpty)
            {
                // An answer that says what was not done would be believed.
                var done = outcome.Answer!.Edits.RemoveAll(consolidated.LeftOut.Contains);
                if (done.IsEmpty) return (_state, handled with { Status = CommandState.Refused, Refusal = string.Join(" ", consolidated.Notes) });
                handled = handled with { Answer = outcome.Answer with { Edits = done } };
            }

            handled = handled with { Notes = handled.Notes.AddRange(consolidated.Notes) };
            memory = consolidated.Changed ? consolidated.Memory : before.Memory;
            nextId = consolidated.NextId;
        }

        var weights = outcome.Weights ?? before.Weights;
        if (ReferenceEquals(memory, before.Memory) && weights == before.Weights) return (_state, handled);
        var after = before with { Memory = memory, Weights = weights, PolicyVersion = before.PolicyVersion + 1 };
        var errors = PolicyValidator.Validate(catalog.Schema, PolicyCompiler.Compile(catalog.Schema, memory, weights, after.PolicyVersion, time.GetUtcNow()));
        return errors.IsEmpty
            ? (_state.With(catalog.Id, after) with { NextPreference = nextId }, handled)
            : (_state, handled with { Status = CommandState.Refused, Refusal = $"No sound policy came of it, so the old one stands: {string.Join(" ", errors)}" });
    }

    private async Task ChangeMemory(string catalog, PreferenceMemory memory, int nextId)
    {
        var before = _state.In(catalog);
        if (ReferenceEquals(memory, before.Memory)) return;
        await Save(_state.With(catalog, before with { Memory = memory, PolicyVersion = before.PolicyVersion + 1 }) with { NextPreference = nextId });
        await TellOfChange(catalog);
    }

    private async Task<(ShownFeed Feed, FeedRanking Ranking)> MakeFeed(CatalogContext catalog, int size, int depth)
    {
        await DropExpired(catalog.Id);
        var now = time.GetUtcNow();
        var (ranking, (_, policy, missing)) = await Feeds.Make(catalog, _state.In(catalog.Id), depth, now);
        var first = ranking.Page(0, size).Items;
        return (new ShownFeed(Guid.CreateVersion7(now).ToString("N"), catalog.Id, policy.PolicyVersion, depth, ranking, [.. first.Select(item => item.Item.Id)], missing), ranking);
    }

    /// <summary>Runs what asks the shards, and once more where the version went out of service between look-up and question.</summary>
    private async Task<T> OnServedVersion<T>(CatalogContext catalog, Func<CatalogContext, Task<T>> ask)
    {
        try
        {
            return await ask(catalog);
        }
        catch (RequestException error) when (error is { Error: RequestError.NotFound, Field: "catalog" })
        {
            return await ask(await library.Refresh(catalog.Id));
        }
    }

    private async Task<CompiledPolicy> PolicyOf(CatalogContext catalog)
    {
        await DropExpired(catalog.Id);
        return await Feeds.GetPolicy(catalog, _state.In(catalog.Id), time.GetUtcNow());
    }

    /// <summary>Lets expired preferences go and tells of it. Not written by itself: it follows from the clock, and the next write carries it.</summary>
    /// <remarks>The timer calls it, and requests do, so that none is answered by what is over: whoever comes first tells.</remarks>
    private async Task DropExpired(string catalog)
    {
        // The record that is being written takes this one's place, and the policy version that would be given here may be its own.
        if (_writing) return;
        var state = _state.In(catalog);
        var memory = Consolidation.DropExpired(state.Memory, time.GetUtcNow());
        if (ReferenceEquals(memory, state.Memory)) return;
        _state = _state.With(catalog, state with { Memory = memory, PolicyVersion = state.PolicyVersion + 1 });
        AwaitExpiry();
        await TellOfChange(catalog);
    }

    private async Task Expire(CancellationToken cancellationToken)
    {
        foreach (var catalog in _state.Catalogs.Keys) await DropExpired(catalog);
        AwaitExpiry();
    }

    /// <summary>Sets the timer for the next preference that expires; no such preference, no timer. It does not keep an idle grain in memory.</summary>
    private void AwaitExpiry()
    {
        if (_state.NextExpiry() is not { } next)
        {
            _expiry?.Dispose();
            _expiry = null;
            return;
        }

        var due = next - time.GetUtcNow();
        _expiry ??= this.RegisterGrainTimer(Expire, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _expiry.Change(due < TimeSpan.Zero ? TimeSpan.Zero : due < LongestTimer ? due : LongestTimer, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Refuses a reference by hand that leads nowhere; a command's are resolved where its words are read.</summary>
    private async Task RequireItem(CatalogContext catalog, string facet, Operand value)
    {
        if (catalog.Schema.Find(facet) is not { Kind: FacetKind.Reference } reference) return;
        var item = value.Value.ToString();
        if ((await OnServedVersion(catalog, served => shards.GetItems(served, [item]))).IsEmpty)
            throw new RequestException(RequestError.Invalid, "value", $"value: {reference.Name}: there is no item '{item}' in '{catalog.Id}'; give an item's id, as feeds and the search of items show it.");
    }

    private async Task<CatalogContext> CatalogOf(string preferenceId)
    {
        foreach (var (catalog, state) in _state.Catalogs)
            if (state.Memory.Preferences.Any(preference => preference.Id == preferenceId))
                return await library.Get(catalog);
        throw new RequestException(RequestError.NotFound, "id", $"There is no live preference '{preferenceId}'; it may have been withdrawn or have expired. The list of preferences gives the ids.");
    }

    private ConsolidationContext Context(CatalogContext catalog, string commandId, string text) =>
        new(catalog.Schema, commandId, text, time.GetUtcNow(), _state.NextPreference, ImmutableDictionary<string, string>.Empty, MemoryOptions);

    private static bool IsReference(CatalogContext catalog, Preference preference) => catalog.Schema.Find(preference.Facet)?.Kind == FacetKind.Reference;

    /// <summary>References are kept as item ids; the parser reads titles.</summary>
    private static Preference Titled(CatalogContext catalog, Preference preference, Dictionary<string, Item> items) =>
        IsReference(catalog, preference) && items.TryGetValue(preference.Value.Value.ToString(), out var item) ? preference with { Value = item.Title } : preference;

    private async Task Save(UserState next)
    {
        _writing = true;
        try
        {
            await record.ReplaceAsync(next);
            _state = next;
        }
        finally
        {
            _writing = false;
        }

        AwaitExpiry();
    }

    /// <summary>The memory changed, and with it the feed.</summary>
    private async Task TellOfChange(string catalog)
    {
        await Tell(UserEventKind.Preferences, catalog);
        await Tell(UserEventKind.Feed, catalog);
    }

    private Task Tell(UserEventKind kind, string catalog) =>
        streams.Tell(this, new UserEvent { Kind = kind, Catalog = catalog, PolicyVersion = _state.In(catalog).PolicyVersion });

    private Task ForgetRankings(CancellationToken cancellationToken)
    {
        _shown.ForgetRankings();
        return Task.CompletedTask;
    }

    private void StartReplay(TimeSpan due)
    {
        _replay?.Dispose();
        _replay = this.RegisterGrainTimer(Replay, due, Settings.ReplayDelay);
    }

    private async Task Replay(CancellationToken cancellationToken)
    {
        if (_state.Inbox.OldestPending() is not { } waiting)
        {
            _replay?.Dispose();
            _replay = null;
            return;
        }

        telemetry.Replayed();
        await GrainFactory.GetGrain<IPlannerGrain>(UserId).Wake();
        LogReplayed(UserId, waiting.Status.CommandId);
    }

    /// <summary>After a crash, the reminder brings this grain back even when its user does not.</summary>
    private async Task Remind()
    {
        if (_reminded) return;
        try
        {
            await this.RegisterOrUpdateReminder(InboxReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            _reminded = true;
        }
        catch (Exception error)
        {
            LogNotReminded(error, UserId);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "User {UserId}: the planner is told again of command {CommandId}.")]
    private partial void LogReplayed(string userId, string commandId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "User {UserId}: no reminder could be set; a waiting command is taken up when the user next comes.")]
    private partial void LogNotReminded(Exception error, string userId);
}
