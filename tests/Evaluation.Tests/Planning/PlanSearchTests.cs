using System.Text.Json;
using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Planning;
using RecOrleans.Policies;
using RecOrleans.Testing;
using Spectre.Console;

namespace RecOrleans.Evaluation.Tests.Planning;

public class PlanSearchTests(PlanSearchTests.SmallSearch small) : IClassFixture<PlanSearchTests.SmallSearch>
{
    private static readonly PlanSettings Settings = new() { Dataset = "fashion", Users = 2, Models = Repository.Path("models") };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_TheSameSeed_FindsTheSame()
    {
        var first = small.Search;
        var second = await PlanSearch.RunAsync(Settings, _ => { }, Token);

        Assert.Equal(first.Best, second.Best);
        Assert.Equal(Lines(first), Lines(second));
        Assert.Equal(await new PlanReport(first, Settings).WriteAsync(Token), await new PlanReport(second, Settings).WriteAsync(Token));

        static IEnumerable<string> Lines(PlanSearch search) => PlanLabel.Of(search.Table).Select(label => JsonSerializer.Serialize(label, Json.Options));
    }

    [Fact]
    public void Labels_ReplayedAsTheyAreWritten_GiveTheRankThatTheyClaim()
    {
        var search = small.Search;
        var replay = Assert.Single(search.Replays);

        PlanLabel[] labels = [.. PlanLabel.Of(search.Table).Select(label => JsonSerializer.Deserialize<PlanLabel>(JsonSerializer.Serialize(label, Json.Options), Json.Options)!)];

        Assert.NotEmpty(labels);
        Assert.Contains(labels, label => label.Rank < label.DefaultRank);
        foreach (var (label, turn) in labels.Zip(search.Table.Turns))
        {
            var user = replay.Dataset.Users.Single(user => user.Id == label.User);
            var state = replay.Open(user);
            state = state with
            {
                Catalog = state.Catalog with { Memory = state.Catalog.Memory with { Preferences = label.Memory }, PolicyVersion = 1 + (long)label.State["changes of memory"] },
            };

            Assert.Equal(label.Rank, replay.RankOf(turn.Wanted, state, label.Weights));
            Assert.Equal(label.DefaultRank, replay.RankOf(turn.Wanted, state, PlanWeights.Default));
            Assert.InRange(label.Rank, 1, label.DefaultRank);
        }
    }

    [Fact]
    public async Task Run_NoTurn_IsOfAUserOfTheBenchmark()
    {
        var benchmark = new IrfSettings();
        var dataset = await IrfDatasets.LoadAsync("fashion", benchmark.Seed, Token);
        var sample = benchmark.Plan().Sample(dataset, isSlow: false).Select(user => user.Id).ToHashSet();
        var search = small.Search;

        Assert.Equal(benchmark.Users, sample.Count);
        Assert.Equal(4, search.Table.Turns.Select(turn => turn.User.Id).Distinct().Count());
        Assert.All(search.Table.Turns, turn => Assert.DoesNotContain(turn.User.Id, sample));
        Assert.Empty(search.Users[0].Chosen.Intersect(search.Users[0].Checked));
        Assert.All(search.Users[0].Checked, user => Assert.DoesNotContain(user.Id, sample));
    }

    [Fact]
    public async Task Split_TooFewUsers_SaysSo()
    {
        var dataset = await IrfDatasets.LoadAsync("fashion", SearchUsers.BenchmarkSeed, Token);

        var error = Assert.Throws<RunException>(() => SearchUsers.Of(dataset with { Users = dataset.Users[..SearchUsers.BenchmarkUsers] }, most: 10));

        Assert.Contains("--dataset", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movies", 100, 2, "--dataset")]
    [InlineData("", 100, 2, "--dataset")]
    [InlineData("fashion", 0, 2, "--users")]
    [InlineData("fashion", 100, 0, "--parallel")]
    public void Settings_OutOfRange_AreRefusedByName(string dataset, int users, int parallel, string option)
    {
        ValidationResult result = new PlanSettings { Dataset = dataset, Users = users, Parallel = parallel }.Validate();

        Assert.False(result.Successful);
        Assert.Contains(option, result.Message, StringComparison.Ordinal);
    }

    /// <summary>Four users, searched with once.</summary>
    public sealed class SmallSearch : IAsyncLifetime
    {
        private PlanSearch? _search;

        internal PlanSearch Search => _search ?? throw new InvalidOperationException("The search has not run.");

        public async ValueTask InitializeAsync() => _search = await PlanSearch.RunAsync(Settings, _ => { }, CancellationToken.None);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
