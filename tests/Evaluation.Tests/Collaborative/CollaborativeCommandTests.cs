using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RecOrleans.Evaluation.Collaborative;
using RecOrleans.Testing;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Tests.Collaborative;

public sealed class CollaborativeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Cf_TrainValidAndTest_ScoresTheTestWithoutMaskingValidation()
    {
        // Item 3 is the most popular one that user 1 has not, and is their validation item: it stays first, so the test item 4 is second.
        var result = await Run(
            "--train", _folder.Write("train.txt", "1 1 2\n2 3 4\n3 3 4\n4 3 1\n"),
            "--valid", _folder.Write("valid.txt", "1 3\n"),
            "--test", _folder.Write("test.txt", "1 4\n2\n"));

        Assert.Equal(("test", 1, 4, false), (result["scored"]!.GetValue<string>(), result["users"]!.GetValue<int>(), result["items"]!.GetValue<int>(), result["tuned"]!.GetValue<bool>()));
        Assert.Equal(["popularity", "item-kNN", "iALS", "EASE", "EASE, weighted", "EASE + iALS"], result["models"]!.AsArray().Select(model => model!["model"]!.GetValue<string>()));
        foreach (var k in new[] { "10", "20", "40" })
        {
            Assert.Equal(1, Model(result, "popularity")["recall"]![k]!.GetValue<double>());
            Assert.Equal(1 / Math.Log2(3), Model(result, "popularity")["ndcg"]![k]!.GetValue<double>(), 1e-12);
        }
    }

    [Fact]
    public async Task Cf_ValidationBesideATest_IsReadToTuneAndOtherwiseSaidNotToBe()
    {
        var files = TwoTastes(out var test);
        files[^1] = _folder.Write("valid.txt", "no interactions");

        await Start([.. files, "--test", test]);

        Assert.Contains("--valid is not read: the test is scored", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--tune", _output.ToString(), StringComparison.Ordinal);

        _output.GetStringBuilder().Clear();
        Assert.Equal(1, await Start([.. files, "--test", test, "--tune"]));
        Assert.DoesNotContain("not read", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("valid.txt", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cf_TwoTastes_ModelsTellThemApartAndTuningNeverLooksAtTheTest()
    {
        var files = TwoTastes(out var test);

        var chosen = await Run([.. files, "--tune"]);
        var tested = await Run([.. files, "--test", test, "--tune"]);

        Assert.Equal(("validation", true), (chosen["scored"]!.GetValue<string>(), chosen["tuned"]!.GetValue<bool>()));
        Assert.Equal(Settings(chosen), Settings(tested));
        Assert.NotEqual(Ndcg(chosen, "EASE"), Ndcg(tested, "EASE"));
        foreach (var model in new[] { "item-kNN", "iALS", "EASE", "EASE, weighted", "EASE + iALS" })
            Assert.True(Ndcg(tested, model) > 1.3 * Ndcg(tested, "popularity"), $"{model}: {tested}");

        static string[] Settings(JsonNode result) => [.. result["models"]!.AsArray().Select(model => $"{model!["settings"]}")];
    }

    [Fact]
    public async Task Cf_MovieLensFolder_ScoresTheLastFifthAndRecency()
    {
        // Ten films, each user rates all in an order of their own; the last two are the test, 3 stars are no positive.
        var ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        for (var user = 1; user <= 12; user++)
            for (var place = 0; place < 10; place++)
                ratings.AppendLine(CultureInfo.InvariantCulture, $"{user},{1 + (user + place) % 10},{(place == 9 ? 3 : 4.5)},{place}");
        _folder.Write("ratings.csv", ratings.ToString());

        var result = await Run("--data", _folder.Path);

        // One of the two films that are not masked is the positive.
        Assert.Equal(("test", 12, 10), (result["scored"]!.GetValue<string>(), result["users"]!.GetValue<int>(), result["items"]!.GetValue<int>()));
        Assert.Contains("iALS, by recency", result["models"]!.AsArray().Select(model => model!["model"]!.GetValue<string>()));
        Assert.All(result["models"]!.AsArray(), model => Assert.Equal(1, model!["recall"]!["10"]!.GetValue<double>()));
    }

    [Fact]
    public async Task Cf_BadFile_Fails()
    {
        var train = _folder.Write("train.txt", "1 2 3\n");

        Assert.Equal(1, await Start("--train", train, "--valid", _folder.Write("bad.txt", "1;2\n")));
        Assert.Equal(1, await Start("--train", _folder.Write("empty.txt", ""), "--test", train));
        _folder.Write("ratings.csv", "userId,movieId,rating,timestamp\n1,2,five,4\n");
        Assert.Equal(1, await Start("--data", _folder.Path));
    }

    [Theory]
    [InlineData("userId,movieId,rating,timestamp\n1,2,5,4\n")]
    [InlineData("userId,movieId,rating,timestamp\n")]
    public async Task Cf_NothingToScore_Fails(string ratings)
    {
        _folder.Write("ratings.csv", ratings);

        Assert.Equal(1, await Start("--data", _folder.Path));
    }

    [Fact]
    public async Task Cf_MoreItemsThanPairsFitInMemory_Fails() =>
        Assert.Equal(1, await Start("--train", _folder.Write("train.txt", $"1 {string.Join(' ', Enumerable.Range(0, 30_001))}\n"), "--test", _folder.Write("test.txt", "1 2\n")));

    [Theory]
    [InlineData("--train", null, "file", null, false)]
    [InlineData("--valid or --test", "file", null, null, false)]
    [InlineData("--tune needs --valid", "file", null, "file", true)]
    [InlineData("--train: no file 'none'", "none", "file", null, false)]
    [InlineData("--test: no file 'none'", "file", "file", "none", false)]
    public void Validate_OptionsThatDoNotGoTogether_NamesTheOption(string expected, string? train, string? valid, string? test, bool tune)
    {
        var file = _folder.Write("file", "1 2\n");
        string? Named(string? name) => name == "file" ? file : name;

        var result = new CollaborativeCommand.Settings { Train = Named(train), Valid = Named(valid), Test = Named(test), Tune = tune }.Validate();

        Assert.False(result.Successful);
        Assert.StartsWith(expected, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_FoldersThatAreMissing_NamesTheOption()
    {
        Assert.StartsWith("--data: there is no ratings.csv", new CollaborativeCommand.Settings { Data = _folder.Path }.Validate().Message, StringComparison.Ordinal);
        Assert.StartsWith("--json: the folder", new CollaborativeCommand.Settings { Json = Path.Combine(_folder.Path, "none", "out.json") }.Validate().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BadRating_NamesFileAndLine()
    {
        var path = _folder.Write("ratings.csv", "userId,movieId,rating,timestamp\n1,2,4.0,4\n1,2,five,4\n");

        Assert.StartsWith($"{path}, line 3:", Assert.Throws<InvalidDataException>(() => MovieLensSplit.Test(_folder.Path)).Message, StringComparison.Ordinal);
    }

    /// <summary>Items 0 to 59 are for even users and 60 to 119 for odd ones, drawn; popularity cannot know which.</summary>
    private string[] TwoTastes(out string test)
    {
        var random = new Random(11);
        StringBuilder[] files = [new(), new(), new()];
        for (var user = 0; user < 80; user++)
        {
            var items = Enumerable.Range(user % 2 * 60, 60).ToArray();
            random.Shuffle(items);
            foreach (var (file, part) in files.Zip((int[][])[items[..20], items[20..25], items[25..32]])) file.AppendLine(CultureInfo.InvariantCulture, $"{user} {string.Join(' ', part)}");
        }

        test = _folder.Write("test.txt", files[2].ToString());
        return ["--train", _folder.Write("train.txt", files[0].ToString()), "--valid", _folder.Write("valid.txt", files[1].ToString())];
    }

    private async Task<JsonNode> Run(params string[] arguments)
    {
        var json = Path.Combine(_folder.Path, "result.json");
        Assert.Equal(0, await Start([.. arguments, "--json", json]));
        return JsonNode.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken))!;
    }

    private Task<int> Start(params string[] arguments)
    {
        var app = new CommandApp<CollaborativeCommand>();
        app.Configure(configuration => configuration.PropagateExceptions().ConfigureConsole(PlainConsole.To(_output)));
        return app.RunAsync(arguments, TestContext.Current.CancellationToken);
    }

    private static JsonNode Model(JsonNode result, string name) => result["models"]!.AsArray().Single(model => model!["model"]!.GetValue<string>() == name)!;

    private static double Ndcg(JsonNode result, string name) => Model(result, name)["ndcg"]!["20"]!.GetValue<double>();
}
