using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Tests.Irf.Runs;
using RecOrleans.Testing;
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

    [Fact]
    public async Task Irf_AnotherModelInTheSameFolder_IsRefusedUnlessFresh()
    {
        string[] what = ["--dataset", "fashion", "--systems", "bm25", "--users", "2", "--report", _folder.File("irf.md")];
        _benchmark.Inputs = [new RunInput("model", "of 3 bytes", System: "bm25"), new RunInput("dataset", "of 5 bytes", "fashion")];
        await Run(what);
        _benchmark.Inputs = [new RunInput("model", "of 4 bytes", System: "bm25"), new RunInput("dataset", "of 5 bytes", "fashion")];
        _benchmark.Begun.Clear();

        var (refused, output) = await Run([.. what, "--users", "3"]);
        var (reported, _) = await Run([.. what, "--report-only"]);
        Assert.Empty(_benchmark.Begun);
        var (fresh, _) = await Run([.. what, "--fresh"]);

        Assert.Equal((1, 0, 0), (refused, reported, fresh));
        Assert.Contains("bm25 model of 3 bytes, not of 4 bytes", output, StringComparison.Ordinal);
        Assert.Contains("--fresh", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Irf_ReportOnlyOverOtherData_IsRefused()
    {
        _benchmark.Inputs = [new RunInput("dataset", "of 5 bytes", "fashion")];
        await Run("--dataset", "fashion", "--systems", "bm25", "--users", "2");
        _benchmark.Inputs = [new RunInput("dataset", "of 6 bytes", "fashion")];

        var (code, output) = await Run("--report-only");

        Assert.Equal(1, code);
        Assert.Contains("fashion dataset of 5 bytes, not of 6 bytes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Irf_TwoRunsInOneFolder_TheSecondIsRefusedAndRunsNothing()
    {
        using var hold = new RunFolder(_folder.File("sessions")).Hold();

        var (code, output) = await Run("--dataset", "fashion", "--systems", "bm25", "--users", "2", "--fresh");

        Assert.Equal(1, code);
        Assert.StartsWith("--out: another run", output, StringComparison.Ordinal);
        Assert.Single(output.Trim().Split('\n'));
        Assert.Empty(_benchmark.Begun);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("file/irf.md")]
    [InlineData("other.md")]
    public async Task Irf_AReportThatCannotBeWritten_IsRefusedBeforeTheRun(string report)
    {
        Directory.CreateDirectory(_folder.File("folder"));
        Directory.CreateDirectory(_folder.File("other.json"));
        _folder.Write("file", "");

        var (code, output) = await Run("--dataset", "fashion", "--systems", "bm25", "--users", "2", "--report", _folder.File(report));

        Assert.Equal(1, code);
        Assert.StartsWith($"--report: '{_folder.File(report)}' cannot be written", output, StringComparison.Ordinal);
        Assert.Empty(_benchmark.Begun);
    }

    [Fact]
    public async Task Irf_AFolderThatCannotBeMade_IsRefusedBeforeTheRun()
    {
        _folder.Write("sessions", "");

        var (code, output) = await Run("--dataset", "fashion", "--systems", "bm25", "--users", "2", "--report", _folder.File("irf.md"));

        Assert.Equal(1, code);
        Assert.StartsWith("--out: the folder", output, StringComparison.Ordinal);
        Assert.Empty(_benchmark.Begun);
    }

    [Fact]
    public async Task Irf_PartOfTheRunWithoutAReport_WritesItBesideItsSessions()
    {
        var (code, output) = await Run("--dataset", "fashion", "--systems", "bm25", "--users", "2");
        var (again, repeated) = await Run("--report-only");

        Assert.Equal((0, 0), (code, again));
        Assert.Contains($"Report: {_folder.File("sessions/irf.md")}", output, StringComparison.Ordinal);
        Assert.Contains($"Report: {_folder.File("sessions/irf.md")}", repeated, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("sessions/irf.json")));
    }

    public static TheoryData<IrfSettings, bool> Wholes => new()
    {
        { new(), true },
        { new() { Users = 300, Parallel = 8, Out = "elsewhere" }, true },
        { new() { Users = 20 }, false },
        { new() { SlowUsers = 20 }, false },
        { new() { Dataset = "fashion,amazon-office" }, false },
        { new() { Scenario = "SR,MR" }, false },
        { new() { Systems = "bm25" }, false },
        { new() { Seed = 8 }, false },
        { new() { Phrasing = "train" }, false },
        { new() { Models = "other" }, false },
        { new() { Quick = true }, false },
    };

    [Theory, MemberData(nameof(Wholes), DisableDiscoveryEnumeration = true)]
    public void ReportFile_OnlyOfTheWholeRun_IsTheCommittedOne(IrfSettings settings, bool isWhole)
    {
        Assert.Equal(isWhole, settings.IsWhole(settings.Plan(), settings.Phrasing));
        Assert.Equal(isWhole ? Path.Combine("docs", "results", "irf.md") : Path.Combine(settings.Folder, "irf.md"), settings.ReportFile(isWhole));
    }

    [Fact]
    public async Task Irf_StudentOnFewerUsers_SaysSharesOnTheUsersOfBothAndHowManyArePaired()
    {
        // Gold shows the target to every second of eight users, the student to the first four only, of whom two are of these.
        var (code, _) = await Run("--dataset", "fashion", "--scenario", "MR", "--systems", "recorleans-student,recorleans-gold,last-command-only,no-memory", "--users", "8", "--slow-users", "4", "--report", _folder.File("irf.md"));

        Assert.Equal(0, code);
        var text = await Read("irf.md");
        Assert.Matches(@"\| recorleans-gold \| 8 \| \.500 .* \| 4 \|\n", text);
        Assert.Matches(@"\| recorleans-student \| 4 \| \.500 .* \| – \|\n", text);
        Assert.Contains("| recorleans-student | 4 | .500 | .500 | 1.000 [1.000, 1.000] |", text, StringComparison.Ordinal);
        Assert.Contains("| no-memory | 8 | .500 | .500 | 1.000 [1.000, 1.000] |", text, StringComparison.Ordinal);

        // Sections of the table: the product, ablations, baselines.
        var rows = text.Split('\n').SkipWhile(line => !line.StartsWith("| system | sessions | PR", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.Length > 0).Select(line => line.Split('|')[1].Trim());
        Assert.Equal(["**the product**", "recorleans-student", "recorleans-gold", "**ablations**", "no-memory", "**baselines**", "last-command-only"], rows);
    }

    [Theory]
    [InlineData("--report", "x.json", "--report: 'x.json' is where its JSON would go; name the Markdown file, x.md.")]
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
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            configuration.PropagateExceptions();
            configuration.AddCommand<IrfCommand>("irf");
            configuration.ConfigureConsole(PlainConsole.To(output));
            configuration.Settings.Registrar.RegisterInstance<TimeProvider>(new FakeTimeProvider(RunFolderTests.Manifest.At));
            configuration.Settings.Registrar.RegisterInstance<Func<IrfSettings, IBenchmark>>(_ => _benchmark);
        });
        var code = await app.RunAsync(["irf", .. arguments, "--out", _folder.File("sessions")], TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    private Task<string> Read(string file) => File.ReadAllTextAsync(_folder.File(file), TestContext.Current.CancellationToken);
}
