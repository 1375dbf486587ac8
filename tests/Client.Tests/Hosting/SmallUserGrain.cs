using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Interactions;
using RecOrleans.Policies;
using RecOrleans.Preferences;

namespace RecOrleans.Client.Tests.Hosting;

/// <summary>A user small enough for the gateway's tests: understands "no X", "more X", "under N", "refuse", and holds "hold" until "go on".</summary>
internal sealed partial class SmallUserGrain(CatalogShelf shelf) : Grain, IUserGrain
{
    private readonly Dictionary<string, CommandStatus> _commands = [];
    private readonly Dictionary<string, (List<Preference> Now, Stack<List<Preference>> Before, long Version)> _memory = [];
    private readonly HashSet<string> _known = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ids;

    public async Task<CommandReceipt> Submit(SubmitCommand command)
    {
        if (string.IsNullOrWhiteSpace(command.Text) || command.Text.Length > SubmitCommand.MaxTextLength)
            throw new RequestException(RequestError.Invalid, "text", "text must be 1 to 1000 characters; say it shorter.");
        if (command.Text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)))
            throw new RequestException(RequestError.Invalid, "text", "text must be plain words, without control characters.");
        if (command.Text == "full") throw new RequestException(RequestError.Busy, "text", "Too many commands wait; try again in 7 s.", TimeSpan.FromSeconds(7));
        if (command.Text == "timeout") throw new TimeoutException("no answer");
        var catalog = Catalog(command.Catalog);
        var id = command.CommandId ?? $"c{++_ids}";
        if (_commands.TryGetValue(id, out var known))
        {
            return (known.Text, known.Catalog) == (command.Text, catalog)
                ? new CommandReceipt(id, known.Status)
                : throw new RequestException(RequestError.Conflict, "commandId", "commandId belongs to another command; choose another one.");
        }

        _commands[id] = new CommandStatus { CommandId = id, Status = CommandState.Accepted, Catalog = catalog, Text = command.Text, At = DateTimeOffset.UtcNow };
        if (command.Text != "hold") _ = HandleLater();
        return new CommandReceipt(id, CommandState.Accepted);

        // Like the planner, it answers after the receipt.
        async Task HandleLater()
        {
            await Task.Yield();
            foreach (var waiting in _commands.Values.Where(status => status.Status == CommandState.Accepted).ToList()) await Handle(waiting);
        }
    }

    public async Task<CommandStatus?> GetCommand(string commandId, TimeSpan wait)
    {
        var end = DateTimeOffset.UtcNow + wait;
        while (_commands.TryGetValue(commandId, out var status))
        {
            var left = end - DateTimeOffset.UtcNow;
            if (status.Status != CommandState.Accepted || left <= TimeSpan.Zero) return status;
            await Task.WhenAny(_moved.Task, Task.Delay(left));
        }

        return null;
    }

    public Task<ImmutableArray<CommandStatus>> GetCommands(string? catalog, int count)
    {
        var name = Catalog(catalog);
        return Task.FromResult<ImmutableArray<CommandStatus>>([.. _commands.Values.Where(status => status.Catalog == name).Reverse().Take(count)]);
    }

    public Task<FeedPage> GetFeed(FeedRequest request)
    {
        var name = Catalog(request.Catalog);
        if (request.Size is < 1 or > FeedRequest.MaxSize) throw new RequestException(RequestError.Invalid, "size", "size must be 1 to 100.");
        var start = 0;
        if (request.Cursor is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw new RequestException(RequestError.Invalid, "cursor", "cursor is not one that a page gave; ask from the top without it.");
        var memory = Memory(name).Now;
        var kept = Items(name).Where(item => memory.TrueForAll(p => p.Strength == Strength.Soft || Meets(item, p) == (p.Polarity == Polarity.Like))).ToList();
        var relaxed = kept.Count == 0 ? memory.Where(p => p.Strength == Strength.Hard && p.Polarity == Polarity.Like).Take(1).ToList() : [];
        if (kept.Count == 0) kept = [.. Items(name)];
        var ranked = kept.Where(item => !_known.Contains(item.Id)).Select((item, n) => Score(item, n, memory)).OrderByDescending(item => item.Score).ToList();
        return Task.FromResult(new FeedPage
        {
            FeedId = $"f{Memory(name).Version}",
            Catalog = name,
            PolicyVersion = Memory(name).Version,
            Items = [.. ranked.Skip(start).Take(request.Size)],
            Relaxed = [.. relaxed.Select(p => new Relaxation(p.Id, $"nothing meets {p.Facet} {p.Operator.Symbol()} {p.Value}"))],
            Cursor = start + request.Size < ranked.Count ? (start + request.Size).ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    public Task<ImmutableArray<Preference>> GetPreferences(string? catalog) => Task.FromResult(Memory(Catalog(catalog)).Now.ToImmutableArray());

    public async Task<Preference> AddPreference(string? catalog, Preference preference)
    {
        var name = Catalog(catalog);
        if (shelf.Catalogs[name].Description.Schema.Find(preference.Facet) is null)
            throw new RequestException(RequestError.Invalid, "facet", $"facet '{preference.Facet}' is not in the schema of {name}.");
        var added = preference with { Id = $"p{++_ids}", At = DateTimeOffset.UtcNow };
        await Change(name, now => now.Add(added));
        return added;
    }

    public async Task<Preference> EditPreference(string preferenceId, PreferenceChange change)
    {
        var (name, before) = Find(preferenceId);
        var after = before with
        {
            Polarity = change.Polarity ?? before.Polarity,
            Strength = change.Strength ?? before.Strength,
            Operator = change.Operator ?? before.Operator,
            Value = change.Value ?? before.Value,
            Scope = change.Scope ?? before.Scope,
            ExpiresAt = change.Scope == PreferenceScope.Standing ? null : change.ExpiresAt ?? before.ExpiresAt,
        };
        await Change(name, now => now[now.IndexOf(before)] = after);
        return after;
    }

    public async Task RevokePreference(string preferenceId)
    {
        var (name, before) = Find(preferenceId);
        await Change(name, now => now.Remove(before));
    }

    public async Task Undo(string? catalog)
    {
        var name = Catalog(catalog);
        if (!Memory(name).Before.TryPop(out var before)) throw new RequestException(RequestError.Conflict, "undo", "There is nothing to take back.");
        _memory[name] = (before, Memory(name).Before, Memory(name).Version + 1);
        await Tell(name, UserEventKind.Preferences);
        await Tell(name, UserEventKind.Feed);
    }

    public Task ClearPreferences(string? catalog) => Change(Catalog(catalog), now => now.Clear());

    public Task<FeedPolicy> GetPolicy(string? catalog)
    {
        var name = Catalog(catalog);
        var hard = Memory(name).Now.Where(p => p.Strength == Strength.Hard).Select(p => $"{p.Polarity} {p.Facet} {p.Operator.Symbol()} {p.Value}").ToList();
        return Task.FromResult(new FeedPolicy
        {
            Catalog = name,
            PolicyVersion = Memory(name).Version,
            Tools =
            [
                new ToolCall("filter", """{"likes":[],"dislikes":[]}""", $"Filter: keep what meets {hard.Count} hard wishes: {string.Join(", ", hard)}"),
                new ToolCall("matcher", """{"semantic":0.6,"temperature":0.1}""", "Matcher: 60 % meaning, 40 % taste of similar people"),
                new ToolCall("aggregator", """{"top":100}""", "Aggregator: add the parts up and keep the best 100"),
            ],
        });
    }

    public async Task<int> Record(ImmutableArray<Interaction> interactions)
    {
        foreach (var interaction in interactions)
            if (!Items(Catalog(interaction.Catalog)).Any(item => item.Id == interaction.ItemId))
                throw new RequestException(RequestError.NotFound, "itemId", $"There is no item '{interaction.ItemId}'.");
        foreach (var interaction in interactions) _known.Add(interaction.ItemId);
        await Tell(Catalog(interactions.FirstOrDefault()?.Catalog), UserEventKind.Feed);
        return interactions.Length;
    }

    public Task<CommandContext?> NextCommand() => throw new NotSupportedException();

    public Task Apply(CommandOutcome outcome) => throw new NotSupportedException();

    private async Task Handle(CommandStatus waiting)
    {
        var done = waiting with { Status = CommandState.Refused, Refusal = "It could not be read; say what to show or to leave out." };
        if (waiting.Text != "refuse")
        {
            ImmutableArray<Edit> edits = [.. Read(waiting)];
            await Change(waiting.Catalog, now => now.AddRange(edits.OfType<AddEdit>().Select(edit => new Preference
            {
                Id = $"p{++_ids}",
                Polarity = edit.Polarity,
                Strength = edit.Strength,
                Facet = edit.Facet,
                Operator = edit.Operator,
                Value = edit.Value,
                Quote = edit.Quote,
                CommandId = waiting.CommandId,
                At = DateTimeOffset.UtcNow,
            })));
            done = waiting with
            {
                Status = CommandState.Applied,
                AnsweredBy = "rules",
                FallbackReason = "no model in this test",
                Answer = new CommandAnswer { Feedback = edits.IsEmpty ? Feedback.Neutral : Feedback.New, Edits = edits },
                PolicyVersion = Memory(waiting.Catalog).Version,
            };
        }

        _commands[waiting.CommandId] = done;
        (var moved, _moved) = (_moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        moved.SetResult();
        await Tell(waiting.Catalog, UserEventKind.Command, done);
    }

    private IEnumerable<AddEdit> Read(CommandStatus command)
    {
        foreach (Match match in Spoken().Matches(command.Text))
        {
            var word = match.Groups["value"].Value.Trim();
            var number = double.TryParse(word, CultureInfo.InvariantCulture, out var bound);
            var facet = shelf.Catalogs[command.Catalog].Description.Schema.Facets.FirstOrDefault(f => number
                ? f.Unit is "minutes" or "USD"
                : shelf.Catalogs[command.Catalog].Items.Any(item => item.Values(f.Name).Any(value => value.Matches(word))));
            yield return new AddEdit
            {
                Polarity = match.Groups["how"].Value is "no" or "less" ? Polarity.Dislike : Polarity.Like,
                Strength = match.Groups["how"].Value is "more" or "less" ? Strength.Soft : Strength.Hard,
                Facet = facet?.Name ?? "text",
                Operator = number ? ComparisonOperator.LessOrEqual : ComparisonOperator.Equal,
                Value = number ? bound : word,
                Quote = match.Value,
            };
        }
    }

    private static FeedItem Score(Item item, int n, List<Preference> memory)
    {
        var met = memory.Where(p => Meets(item, p)).ToList();
        var parts = ImmutableDictionary<string, double>.Empty.Add("collaborative", Math.Round(2 - n * 0.07, 3));
        if (met.Exists(p => p.Polarity == Polarity.Like)) parts = parts.Add("semantic", 0.9 * met.Count(p => p.Polarity == Polarity.Like));
        if (met.Exists(p => p.Polarity == Polarity.Dislike)) parts = parts.Add("attenuation", -1.2);
        return new FeedItem
        {
            Item = item,
            Score = parts.Values.Sum(),
            Parts = parts,
            Matched = [.. met.Where(p => p.Polarity == Polarity.Like).Select(p => p.Id)],
            Why = met.Count > 0 ? $"Because you said {string.Join(", ", met.Select(p => $"\"{p.Quote}\""))}" : "People with your taste like it",
        };
    }

    private static bool Meets(Item item, Preference p) => item.Values(p.Facet).Any(value => p.Operator switch
    {
        ComparisonOperator.Equal => value.Matches(p.Value.Value),
        ComparisonOperator.LessOrEqual => value.IsNumber && value.Number <= p.Value.Value.Number,
        ComparisonOperator.GreaterOrEqual => value.IsNumber && value.Number >= p.Value.Value.Number,
        ComparisonOperator.Between => value.IsNumber && value.Number >= p.Value.Value.Number && value.Number <= p.Value.High!.Value.Number,
        _ => false,
    });

    private async Task Change(string catalog, Action<List<Preference>> edit)
    {
        var (now, before, version) = Memory(catalog);
        before.Push([.. now]);
        edit(now);
        _memory[catalog] = (now, before, version + 1);
        await Tell(catalog, UserEventKind.Preferences);
        await Tell(catalog, UserEventKind.Feed);
    }

    private Task Tell(string catalog, UserEventKind kind, CommandStatus? command = null) =>
        this.GetStreamProvider(StreamNames.Provider).GetStream<UserEvent>(StreamId.Create(StreamNames.Feeds, this.GetPrimaryKeyString()))
            .OnNextAsync(new UserEvent { Kind = kind, Catalog = catalog, PolicyVersion = Memory(catalog).Version, Command = command });

    private (string Catalog, Preference Preference) Find(string id)
    {
        foreach (var (catalog, memory) in _memory)
            if (memory.Now.Find(preference => preference.Id == id) is { } found)
                return (catalog, found);
        throw new RequestException(RequestError.NotFound, "id", $"There is no preference '{id}'; list them first.");
    }

    private (List<Preference> Now, Stack<List<Preference>> Before, long Version) Memory(string catalog)
    {
        if (!_memory.TryGetValue(catalog, out var memory)) _memory[catalog] = memory = ([], new Stack<List<Preference>>(), 1);
        return memory;
    }

    private ImmutableArray<Item> Items(string catalog) => shelf.Catalogs[catalog].Items;

    private string Catalog(string? catalog) => catalog is null || shelf.Catalogs.ContainsKey(catalog)
        ? catalog ?? "movies"
        : throw new RequestException(RequestError.NotFound, "catalog", $"There is no catalogue '{catalog}'.");

    [GeneratedRegex(@"(?<how>no|more|less|only|under) (?<value>[\w\- ]+?)(?=,|$| please)")]
    private static partial Regex Spoken();
}
