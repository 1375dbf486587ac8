using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Report;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Tests.Irf.Runs;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Report;

/// <summary>The whole benchmark, small: the shipped catalogue, the simulated user, the test grammar, systems that need no silo.</summary>
public sealed class IrfBenchmarkTests : IDisposable
{
    private static readonly RunPlan Plan = new(["fashion"], [Scenario.SR, Scenario.MRID], ["popularity", "bm25"], Users: 30, SlowUsers: 1, Seed: 7, Parallel: 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_TwoBaselines_SearchByWordsPassesMoreOftenThanPopularity()
    {
        var token = TestContext.Current.CancellationToken;
        var benchmark = IrfBenchmark.Create(new IrfSettings { Models = Repository.Path("models") });
        var folder = new RunFolder(_folder.Path);

        await new IrfRun(benchmark, folder).RunAsync(Plan, new SilentProgress(), token);

        var dataset = await benchmark.LoadAsync("fashion", Plan.Seed, token);
        var sessions = Plan.Systems.SelectMany(system => Plan.Scenarios.SelectMany(scenario => folder.Sessions("fashion", scenario, system).Load()));
        var result = new ReportBuilder(Plan.Seed).Build("fashion", new ConditionIndex(dataset), dataset.Items.Length, sessions);
        Assert.Equal([Scenario.SR, Scenario.MRID], result.Scenarios.Select(table => table.Scenario));
        Assert.All(result.Scenarios, table =>
        {
            var (popularity, bm25) = (table.Systems[0], table.Systems[1]);
            Assert.Equal((30, 30), (popularity.Sessions, bm25.Sessions));
            Assert.True(bm25.Metrics["PR"].Value > popularity.Metrics["PR"].Value);
            Assert.All(table.Systems, system => Assert.InRange(system.Metrics["CSR@10 hard"].Value, 0, 1));
        });

        // In MRID nobody can pass before the third command.
        Assert.All(result.Scenarios[1].Systems, system => Assert.Equal(0, system.PassRateByRound[1]));
    }

    [Fact]
    public async Task Open_NoModels_NamesWhatIsMissing()
    {
        var token = TestContext.Current.CancellationToken;
        var benchmark = IrfBenchmark.Create(new IrfSettings { Models = _folder.File("models") });
        var dataset = await benchmark.LoadAsync("fashion", 7, token);

        var error = await Assert.ThrowsAsync<RunException>(() => benchmark.OpenAsync(dataset, ["dense"], token));

        Assert.Contains("text-encoder", error.Message, StringComparison.Ordinal);
    }
}
