using System.Globalization;
using System.Xml.Linq;
using RecOrleans.Testing;
using RecOrleans.Training.Comparison;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Tests.Corpus;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Tests.Comparison;

public sealed class CompareCommandTests
{
    [Fact(Timeout = 120_000)]
    public async Task Compare_TheShippedStudentAndARandomOne_TellsThemApart()
    {
        using var folder = new TemporaryFolder();
        var (records, random) = (Path.Combine(folder.Path, "records.jsonl"), Path.Combine(folder.Path, "random.gguf"));
        RecordFile.WriteAll(records, Labelled.All.Where(record => record.Gold.Edits.Length > 0).Take(6));
        TinyLlama.Create(1).Write(random);

        var (code, output) = await RunAsync("--model", $"shipped={TinyLlama.StudentPath}", "--model", $"random={random}", "--records", records, "--schemas", Repository.Path("data", "schemas"), "--out", folder.Path);

        Assert.Equal(0, code);
        var table = await File.ReadAllTextAsync(Path.Combine(folder.Path, "compare.md"), TestContext.Current.CancellationToken);
        var rows = table.Split('\n').Where(line => line.Contains(" ms |", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        Assert.Equal(["shipped", "random"], rows.Select(row => row[1]));
        Assert.Contains(string.Join(" | ", rows[0][1..^1]), output, StringComparison.Ordinal);
        Assert.Equal("3", rows[1][2]);
        Assert.True(F1(rows[0], 4) > 0.4, table);
        Assert.True(F1(rows[1], 4) < 0.2, table);
        // What the random one says does not stand against the words.
        Assert.True(F1(rows[1], 5) > 0.3, table);
        Assert.Contains("6 held-back commands", table, StringComparison.Ordinal);
        Assert.Contains("compare --model shipped=", table, StringComparison.Ordinal);
        var plot = XDocument.Load(Path.Combine(folder.Path, "compare.svg"));
        Assert.Equal(4, plot.Descendants().Count(node => node.Name.LocalName == "circle"));
        Assert.Contains("random", plot.Root!.Value, StringComparison.Ordinal);

        static double F1(string[] row, int column) => double.Parse(row[column], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Compare_AFileThatIsNoModel_IsNamed()
    {
        using var folder = new TemporaryFolder();
        var (records, broken) = (Path.Combine(folder.Path, "records.jsonl"), Path.Combine(folder.Path, "broken.gguf"));
        RecordFile.WriteAll(records, Labelled.All.Take(1));
        await File.WriteAllTextAsync(broken, "GGUF?", TestContext.Current.CancellationToken);

        var (code, output) = await RunAsync("--model", $"mine={broken}", "--records", records, "--schemas", Repository.Path("data", "schemas"), "--out", folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("mine", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "compare.md")));
    }

    [Theory]
    [InlineData("--model", "nowhere.gguf")]
    [InlineData("--records", "nowhere.jsonl")]
    [InlineData("--schemas", "nowhere")]
    [InlineData("--out", "")]
    public void Validate_ABadOption_IsNamed(string option, string value)
    {
        var (model, records, schemas, folder) = (TinyLlama.StudentPath, Repository.Path("data", "commands"), Repository.Path("data", "schemas"), "out");
        var settings = new CompareCommand.Settings
        {
            Models = [option == "--model" ? value : model],
            Records = [option == "--records" ? value : records],
            Schemas = [option == "--schemas" ? value : schemas],
            Out = option == "--out" ? value : folder,
        };

        Assert.StartsWith(option, settings.Validate().Message, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            configuration.ConfigureConsole(PlainConsole.To(output));
            configuration.AddCommand<CompareCommand>("compare");
        });
        return (await app.RunAsync(["compare", .. arguments], TestContext.Current.CancellationToken), output.ToString());
    }
}
