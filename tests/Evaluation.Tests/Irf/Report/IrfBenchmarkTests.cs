using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Datasets;
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
    public async Task Inputs_OfAPlan_AreWhatItsSessionsDependOn()
    {
        var token = TestContext.Current.CancellationToken;
        var plan = Plan with { Systems = ["recorleans-student", "sasrec", "bm25"] };

        var inputs = await InputsAsync(new IrfSettings { Models = Repository.Path("models") }, plan);

        Assert.Equal(
            ["fashion dataset", "grammar", "labelled commands", "recorleans-student model", "recorleans-student weights", "sasrec fashion model", "text encoder"],
            inputs.Select(input => input.What).Order(StringComparer.Ordinal));
        Assert.Contains($"of {new FileInfo(Repository.Path("models", "student", "student-q4_0.gguf")).Length} bytes", inputs.Single(input => input.What == "recorleans-student model").Content, StringComparison.Ordinal);
        Assert.Equal(inputs, await InputsAsync(new IrfSettings { Models = Repository.Path("models") }, plan));

        Assert.Equal(["grammar"], Differing(await InputsAsync(new IrfSettings { Models = Repository.Path("models"), Phrasing = "train" }, plan)));
        _folder.Write("models/student/student-q4_0.gguf", "another");
        Assert.Equal(["recorleans-student model", "text encoder"], Differing(await InputsAsync(new IrfSettings { Models = _folder.File("models") }, plan)));

        Task<ImmutableArray<RunInput>> InputsAsync(IrfSettings settings, RunPlan plan) => IrfBenchmark.Create(settings).InputsAsync(plan, token);

        string[] Differing(ImmutableArray<RunInput> other) => [.. other.Except(inputs).Select(input => input.What).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Content_OfADataset_IsTheSameInAnyOrderOfMakingAndTellsEveryChange()
    {
        var dataset = await IrfDatasets.LoadAsync("fashion", 7, TestContext.Current.CancellationToken);
        var content = string.Join('\n', dataset.Content());

        Assert.Equal(content, string.Join('\n', (await IrfDatasets.LoadAsync("fashion", 7, TestContext.Current.CancellationToken)).Content()));
        Assert.Equal(content, string.Join('\n', (dataset with { Items = [.. dataset.Items.Select(item => item with { Facets = item.Facets.Reverse().ToImmutableDictionary() })] }).Content()));
        Assert.All(
            new[]
            {
                dataset with { Items = dataset.Items.SetItem(3, dataset.Items[3] with { Title = "Another" }) },
                dataset with { Items = dataset.Items.SetItem(3, dataset.Items[3] with { Facets = dataset.Items[3].Facets.Remove("price") }) },
                dataset with { Topics = dataset.Topics.Remove("dress-001") },
                dataset with { Training = dataset.Training.RemoveAt(9) },
                dataset with { Users = dataset.Users.RemoveAt(9) },
                dataset with { Schema = dataset.Schema with { Facets = dataset.Schema.Facets.SetItem(0, dataset.Schema.Facets[0] with { Synonyms = dataset.Schema.Facets[0].Synonyms.Add("kit", "coat") }) } },
            },
            other => Assert.NotEqual(content, string.Join('\n', other.Content())));
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
