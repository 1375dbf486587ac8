using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Evaluation.Tests.Irf.Simulation;

namespace RecOrleans.Evaluation.Tests.Irf.Sessions;

public sealed class SessionRunnerTests : IAsyncLifetime
{
    private IrfDataset _dataset = null!;

    public async ValueTask InitializeAsync() => _dataset = await IrfDatasets.LoadAsync("fashion", 1, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(Scenario.SR)]
    [InlineData(Scenario.MR)]
    [InlineData(Scenario.MRID)]
    public async Task RunAsync_SameSeed_IsTheSameSession(Scenario scenario)
    {
        for (var user = 0; user < 10; user++)
            Assert.Equal(Written(await RunAsync(new ListeningSystem(_dataset), user, scenario)), Written(await RunAsync(new ListeningSystem(_dataset), user, scenario)));
    }

    [Fact]
    public async Task RunAsync_TwoSystems_MeetTheSamePerson()
    {
        for (var user = 0; user < 20; user++)
        {
            var listening = await RunAsync(new ListeningSystem(_dataset), user, Scenario.MR);
            var deaf = await RunAsync(new DeafSystem(_dataset), user, Scenario.MR);

            Assert.Equal(listening.Persona, deaf.Persona);
            // Both show the same before the first command.
            Assert.Equal(listening.Rounds[0].Feed, deaf.Rounds[0].Feed);
            Assert.Equal(listening.Rounds[1].Text, deaf.Rounds[1].Text);
        }
    }

    [Fact]
    public async Task RunAsync_NothingPasses_EndsWithPatience()
    {
        var patience = new HashSet<int>();
        for (var user = 0; user < 40; user++)
        {
            var record = await RunAsync(new DeafSystem(_dataset), user, Scenario.MR);

            if (record.PassedAt is not null) continue;
            Assert.Equal(record.Persona.Patience, record.Rounds.Length - 1);
            patience.Add(record.Persona.Patience);
        }

        Assert.Equal([3, 4, 5], patience.Order());
    }

    [Fact]
    public async Task RunAsync_Passed_EndsThere()
    {
        var passed = 0;
        for (var user = 0; user < 30; user++)
        {
            var record = await RunAsync(new ListeningSystem(_dataset), user, Scenario.MR);

            Assert.Equal(Enumerable.Range(0, record.Rounds.Length), record.Rounds.Select(round => round.Round));
            Assert.All(record.Rounds, round => Assert.Equal(50, round.Feed.Length));
            Assert.All(record.Rounds, round => Assert.Equal(_dataset.Users[user].Target, round.Target));
            var first = record.Rounds.Skip(1).FirstOrDefault(round => round.Feed.Take(10).Contains(round.Target));
            Assert.Equal(first?.Round, record.PassedAt);
            if (record.PassedAt is not { } at) continue;
            Assert.Equal(at, record.Rounds[^1].Round);
            passed++;
        }

        Assert.True(passed > 20, $"{passed} of 30 passed a feed that follows every word");
    }

    [Fact]
    public async Task RunAsync_SR_IsOneCommand()
    {
        var record = await RunAsync(new DeafSystem(_dataset), 3, Scenario.SR);

        Assert.Equal(2, record.Rounds.Length);
        Assert.Null(record.Rounds[0].Text);
        Assert.NotNull(record.Rounds[1].Text);
        Assert.NotEmpty(record.Rounds[1].Stated);
    }

    [Fact]
    public async Task RunAsync_MRID_WantsTheDriftFromTheThirdCommandOnAndPassesWithItOnly()
    {
        var passedEarly = 0;
        for (var user = 0; user < 30; user++)
        {
            var record = await RunAsync(new ListeningSystem(_dataset), user, Scenario.MRID);

            Assert.All(record.Rounds, round => Assert.Equal(round.Round < 3 ? _dataset.Users[user].Target : _dataset.Users[user].Drift, round.Target));
            Assert.True(record.PassedAt is null or >= 3);
            if (record.Rounds[1].Feed.Take(10).Contains(record.Rounds[1].Target)) passedEarly++;
        }

        Assert.True(passedEarly > 0, "the target was never in sight before the drift");
    }

    [Fact]
    public async Task RunAsync_OnTurn_ShowsEveryCommandWithItsMeaning()
    {
        var removals = 0;
        for (var user = 0; user < 20; user++)
        {
            var turns = new List<Turn>();
            var record = await SessionRunner.RunAsync(
                new ListeningSystem(_dataset), _dataset, _dataset.Users[user], Scenario.MRID, new PlainPhrasing(), 5, turns.Add, TestContext.Current.CancellationToken);

            Assert.Equal(record.Rounds.Skip(1).Select(round => round.Text), turns.Select(turn => turn.Utterance.Text));
            Assert.Equal(record.Rounds.Skip(1).Select(round => JsonSerializer.Serialize(round.Gold, Json.Options)), turns.Select(turn => JsonSerializer.Serialize(turn.Gold, Json.Options)));
            Assert.All(turns, turn => Assert.Equal(10, turn.Sight.Feed.Length));
            foreach (var (turn, remove) in turns.SelectMany(turn => turn.Gold.Edits.OfType<RemoveEdit>().Select(remove => (turn, remove))))
            {
                Assert.Contains(turn.Memory, preference => preference.Id == remove.Id);
                removals++;
            }
        }

        Assert.True(removals > 10);
    }

    private Task<SessionRecord> RunAsync(IFeedSystem system, int user, Scenario scenario) =>
        SessionRunner.RunAsync(system, _dataset, _dataset.Users[user], scenario, new PlainPhrasing(), 5, TestContext.Current.CancellationToken);

    private static string Written(SessionRecord record) =>
        JsonSerializer.Serialize(record with { Rounds = [.. record.Rounds.Select(round => round with { Milliseconds = 0 })] }, Json.Options);

    /// <summary>Shows the same whatever is said: items by id.</summary>
    private sealed class DeafSystem(IrfDataset dataset) : IFeedSystem
    {
        public string Name => "deaf";

        public bool IsSlow => false;

        public Task<IFeedSession> OpenAsync(IrfUser user, CancellationToken cancellationToken)
        {
            var history = user.History.Select(deed => deed.ItemId).ToHashSet();
            return Task.FromResult<IFeedSession>(new Session([.. dataset.Items.Select(item => item.Id).Where(id => !history.Contains(id)).Order(StringComparer.Ordinal)]));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private sealed class Session(ImmutableArray<string> feed) : IFeedSession
        {
            public Task<ImmutableArray<string>> GetFeedAsync(int depth, CancellationToken cancellationToken) => Task.FromResult(feed[..depth]);

            public Task<Reading> CommandAsync(Utterance utterance, CancellationToken cancellationToken) => Task.FromResult(Reading.None);

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
