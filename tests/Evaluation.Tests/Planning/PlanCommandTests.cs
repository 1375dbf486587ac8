using RecOrleans.Evaluation.Planning;
using RecOrleans.Testing;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Tests.Planning;

public sealed class PlanCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<PlanSettings, bool> Wholes => new()
    {
        { new(), true },
        { new() { Users = 300, Parallel = 8, Out = "elsewhere", Labels = "labels.jsonl" }, true },
        { new() { Dataset = "fashion,amazon-office,ml-latest-small" }, true },
        { new() { Users = 20 }, false },
        { new() { Dataset = "fashion,amazon-office" }, false },
        { new() { Seed = 12 }, false },
        { new() { Models = "other" }, false },
    };

    [Theory, MemberData(nameof(Wholes), DisableDiscoveryEnumeration = true)]
    public void ReportFile_OnlyOfTheWholeSearch_IsTheCommittedOne(PlanSettings settings, bool isWhole)
    {
        Assert.Equal(isWhole ? Path.Combine("docs", "results", "plan.md") : Path.Combine(settings.Out, "plan.md"), settings.ReportFile);
        Assert.Equal("named.md", new PlanSettings { Users = settings.Users, Report = "named.md" }.ReportFile);
    }

    [Fact]
    public async Task Plan_PartOfTheSearchWithoutAReport_WritesItIntoItsOwnFolder()
    {
        var (code, output) = await Run("--dataset", "fashion", "--users", "1", "--models", Repository.Path("models"), "--out", _folder.File("plan"));

        Assert.Equal(0, code);
        Assert.Contains($"Report: {_folder.File("plan/plan.md")}", output, StringComparison.Ordinal);
        Assert.Contains("plan --dataset fashion --users 1 --seed 11", await File.ReadAllTextAsync(_folder.File("plan/plan.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>There are no models either: whatever would run says so.</summary>
    [Theory]
    [InlineData("--report", "folder")]
    [InlineData("--report", "file/plan.md")]
    [InlineData("--labels", "folder")]
    public async Task Plan_AFileThatCannotBeWritten_IsRefusedBeforeTheSearch(string option, string file)
    {
        Directory.CreateDirectory(_folder.File("folder"));
        _folder.Write("file", "");

        var (code, output) = await Run("--dataset", "fashion", "--users", "1", "--models", _folder.File("models"), "--out", _folder.File("plan"), option, _folder.File(file));

        Assert.Equal(1, code);
        Assert.StartsWith($"{option}: '{_folder.File(file)}' cannot be written", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            configuration.PropagateExceptions();
            configuration.UseStrictParsing();
            configuration.AddCommand<PlanCommand>("plan");
            configuration.ConfigureConsole(PlainConsole.To(output));
        });
        var code = await app.RunAsync(["plan", .. arguments], TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
