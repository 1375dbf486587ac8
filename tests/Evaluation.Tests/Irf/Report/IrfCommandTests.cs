using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Tests.Irf.Runs;
using RecOrleans.Testing;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Tests.Irf.Report;

public sealed class IrfCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Popularity shows the target at 15, everyone else to every second user.</summary>
    private readonly ScriptedBenchmark _benchmark = new((system, user) => system == "popularity" ? 15 : user % 2 == 0 ? 2 : 21) { Users = 40 };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plan_NamedTwice_RunsOnce()
    {
        var plan = new IrfSettings { Systems = "popularity,bm25,popularity", Scenario = "SR,SR" }.Plan();

        Assert.Equal(("popularity, bm25", 1), (string.Join(", ", plan.Systems), plan.Scenarios.Length));
    }

    [Fact]
    public async Task Irf_FixedSessions_ReportJsonAndPicturesSayTheSame()
    {
        var (code, output) = await Run("--dataset", "fashion", "--scenario", "MR", "--systems", "popularity,bm25", "--users", "8", "--report", _folder.File("irf.md"));

        Assert.Equal(0, code);
        Assert.Contains("fashion bm25: 8 sessions in", output, StringComparison.Ordinal);
        var text = await Read("irf.md");
        Assert.Contains("| date | 2026-05-04 |", text, StringComparison.Ordinal);
        Assert.Contains("irf --dataset fashion --scenario MR --systems popularity,bm25 --users 8", text, StringComparison.Ordinal);
        Assert.Contains("Reference: popularity.", text, StringComparison.Ordinal);
        Assert.Contains("| popularity | 8 | .000 [.000, .000] | 6.00 [6.00, 6.00] |", text, StringComparison.Ordinal);
        Assert.Matches(@"\| bm25 \| 8 \| \.500 \[\.\d{3}, \.\d{3}\] \| 3\.50 ", text);
        Assert.Matches(@"\| bm25 \| 8 \| \.000 \[.*\] \| \.500 \[.*\] \| \.500 \[.*\] \| \.500 \[.*\] \| \.315 \[", text);
        Assert.Contains("| bm25 | 8 | 10.0 | 10.0 |", text, StringComparison.Ordinal);

        var json = JsonNode.Parse(await Read("irf.json"))!["datasets"]![0]!["scenarios"]![0]!["systems"]![1]!;
        Assert.Equal(("bm25", .5), (json["system"]!.GetValue<string>(), json["metrics"]!["PR"]!["value"]!.GetValue<double>()));
        foreach (var picture in new[] { "irf-fashion-pass-mr.svg", "irf-fashion-recall.svg", "irf-fashion-latency.svg" })
        {
            Assert.Contains($"]({picture})", text, StringComparison.Ordinal);
            Assert.StartsWith("<?xml", await Read(picture), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Irf_ReportOnly_WritesTheSameReportWithoutRunning()
    {
        await Run("--dataset", "fashion", "--systems", "popularity,bm25", "--users", "8", "--seed", "5", "--report", _folder.File("first.md"));
        _benchmark.Begun.Clear();

        var (code, _) = await Run("--report", _folder.File("second.md"), "--report-only");

        Assert.Equal(0, code);
        Assert.Empty(_benchmark.Begun);
        Assert.Equal(await Read("first.md"), await Read("second.md"));
        Assert.Equal(await Read("first.json"), await Read("second.json"));
    }

    [Fact]
    public async Task Irf_ReportOnlyWithoutARun_SaysSo()
    {
        var (code, output) = await Run("--report-only");

        Assert.Equal(1, code);
        Assert.Contains("holds no run", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Irf_AnotherSeedInTheSameFolder_IsRefusedUnlessFresh()
    {
        string[] what = ["--dataset", "fashion", "--systems", "bm25", "--users", "2", "--report", _folder.File("irf.md")];
        await Run(what);

        var (refused, output) = await Run([.. what, "--seed", "8"]);
        var (fresh, _) = await Run([.. what, "--seed", "8", "--fresh"]);

        Assert.Equal((1, 0), (refused, fresh));
        Assert.Contains("--fresh", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(.5, 0, "fashion MR recorleans-gold: PR 0.500, floor 0.500")]
    [InlineData(.51, 1, "BELOW THE FLOOR: fashion MR recorleans-gold: PR 0.500, floor 0.510")]
    public async Task Irf_Quick_FailsBelowTheFloor(double floor, int expected, string line)
    {
        var (code, output) = await Quick($$"""[{"dataset":"fashion","scenario":"MR","system":"recorleans-gold","metric":"PR","minimum":{{FormattableString.Invariant($"{floor}")}}}]""");

        Assert.Equal(expected, code);
        Assert.Contains(line, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Irf_QuickWithAFloorOfSomethingNotMeasured_Fails()
    {
        var (code, output) = await Quick("""[{"dataset":"fashion","scenario":"MR","system":"recorleans-gold","metric":"CSR@10 hard","minimum":0.9}]""");

        Assert.Equal(1, code);
        Assert.Contains("CSR@10 hard was not measured", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Irf_QuickTwice_RunsAllSessionsAgain()
    {
        await Quick("[]");
        var first = _benchmark.Begun.Count;

        await Quick("[]");

        Assert.Equal(2 * first, _benchmark.Begun.Count);
    }

    [Theory]
    [InlineData("--dataset", "films", "--dataset: there is no 'films'; use some of ml-latest-small, amazon-office, fashion.")]
    [InlineData("--scenario", "XR", "--scenario: there is no 'XR'; use some of SR, MR, MRID.")]
    [InlineData("--systems", "oracle", "--systems: there is no 'oracle'; use some of recorleans-student,")]
    [InlineData("--users", "0", "--users: use 1 or more.")]
    [InlineData("--parallel", "0", "--parallel: use 1 to 64.")]
    [InlineData("--phrasing", "poems", "--phrasing: 'poems' is none; use test or train")]
    [InlineData("--model", "gpt", "--endpoint and --model go together.")]
    public async Task Irf_BadOption_NamesItAndTheWayOut(string option, string value, string message)
    {
        var error = await Assert.ThrowsAnyAsync<CommandAppException>(() => Run(option, value));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output)> Quick(string floors)
    {
        File.WriteAllText(_folder.File("floor.json"), floors);
        return Run("--quick", "--floor", _folder.File("floor.json"), "--report", _folder.File("quick.md"));
    }

    private async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 500;
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            configuration.PropagateExceptions();
            configuration.AddCommand<IrfCommand>("irf");
            configuration.ConfigureConsole(console);
            configuration.Settings.Registrar.RegisterInstance<TimeProvider>(new FakeTimeProvider(RunFolderTests.Manifest.At));
            configuration.Settings.Registrar.RegisterInstance<Func<IrfSettings, IBenchmark>>(_ => _benchmark);
        });
        var code = await app.RunAsync(["irf", .. arguments, "--out", _folder.File("sessions")], TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    private Task<string> Read(string file) => File.ReadAllTextAsync(_folder.File(file), TestContext.Current.CancellationToken);
}
