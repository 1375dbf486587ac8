using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RecOrleans.Language.Records;
using RecOrleans.Testing;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Teaching;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Tests.Teaching;

/// <summary>A teacher behind a real endpoint: it is asked for a command, then twice for its meaning.</summary>
public sealed class TeachCommandTests : IDisposable
{
    private const string Command = """{"command": "something that\nfeels like rain, and nothing loud"}""";

    private static readonly string Label = Answer(
        """{"edit":"add","polarity":"like","strength":"soft","facet":"text","operator":"=","value":"feels like rain","scope":"standing","quote":"something that feels like rain"}""",
        """{"edit":"add","polarity":"dislike","strength":"hard","facet":"text","operator":"=","value":"loud","scope":"standing","quote":"nothing loud"}""");

    private static readonly string HalfOfIt = Answer(
        """{"edit":"add","polarity":"like","strength":"soft","facet":"text","operator":"=","value":"feels like rain","scope":"standing","quote":"something that feels like rain"}""");

    private readonly TemporaryFolder _folder = new();
    private readonly ImmediateTime _time = new();

    private string Out => _folder.File("taught.jsonl");

    [Fact]
    public async Task Teach_ATeacherThatAgrees_LeavesRecordsThatCorpusReads()
    {
        await using var endpoint = await TeacherAsync((_, kind) => kind is Asked.Command ? Command : Label);

        var (code, text) = await RunAsync(endpoint, "--commands", "12", "--simulated-share", "0.5");

        Assert.Equal(0, code);
        Assert.Contains("12 kept", text, StringComparison.Ordinal);
        Assert.Contains("strict F1 1.000 on 12 commands", text, StringComparison.Ordinal);
        Assert.Equal(36, endpoint.Requests);
        var records = Records();
        Assert.Equal(12, records.Select(record => record.Id).Distinct().Count());
        Assert.Equal(6, records.Count(record => record.Id.StartsWith("taught-1-simulated-", StringComparison.Ordinal)));
        Assert.All(records, record =>
        {
            Assert.Equal("something that feels like rain, and nothing loud", record.Request.Context.Text);
            Assert.Equal(["something that feels like rain", "nothing loud"], record.Gold.Edits.Select(edit => edit.Quote));
        });

        var corpus = _folder.File("corpus.jsonl");
        Assert.Equal(0, await CorpusAsync("--records", Out, "--schemas", Repository.Path("data", "schemas"), "--schemas", TaughtFile.SchemaFolder(Out), "--out", corpus, "--copies", "2", "--tokenizer", TinyLlama.StudentPath));
        var examples = Example.ReadAll(corpus).ToArray();
        Assert.Equal(12, examples.Select(example => example.Id).Distinct().Count());
        Assert.Contains(examples, example => example.Answer == "new\n+s text=feels like rain | something that feels like rain\n-h text=loud | nothing loud\n");
    }

    /// <summary>What the teacher is shown is the situation of a real command: its memory and its feed.</summary>
    [Fact]
    public async Task Teach_Situations_AreShownWhole()
    {
        var prompts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var endpoint = await TeacherAsync((body, kind) =>
        {
            if (kind is Asked.Command) prompts.Add((string)body["messages"]![1]!["content"]!);
            return kind is Asked.Command ? Command : Label;
        });

        await RunAsync(endpoint, "--commands", "40", "--simulated-share", "0.5");

        var records = Records();
        Assert.Equal(40, prompts.Count);
        Assert.True(prompts.Select(prompt => prompt[prompt.IndexOf("\nThe person", StringComparison.Ordinal)..]).Distinct().Count() > 20);
        Assert.All(records, record => Assert.Contains(prompts, prompt => record.Request.Context.Feed.All(reference => prompt.Contains($"#{reference.N} {reference.Item.Title}", StringComparison.Ordinal))
            && record.Request.Context.Memory.All(preference => prompt.Contains(preference.Id + " ", StringComparison.Ordinal))));
        Assert.Contains(records, record => !record.Request.Context.Memory.IsEmpty);
    }

    [Fact]
    public async Task Teach_LabelsThatDisagree_AreDroppedAndCounted()
    {
        var labels = 0;
        await using var endpoint = await TeacherAsync((_, kind) => kind is Asked.Command ? Command : Interlocked.Increment(ref labels) <= 1 ? HalfOfIt : Label);

        var (code, text) = await RunAsync(endpoint, "--commands", "3", "--parallel", "1");

        Assert.Equal(0, code);
        Assert.Contains("2 kept; dropped: 1 disagreed", text, StringComparison.Ordinal);
        Assert.Equal(2, Records().Length);
        var dropped = JsonNode.Parse(Assert.Single(File.ReadLines(TaughtFile.DroppedPath(Out))))!;
        Assert.Equal("disagreed", (string?)dropped["end"]);
        Assert.Contains("nothing loud", (string?)dropped["why"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I would rather not.", null, "1 malformed")]
    [InlineData("""{"command": 7}""", null, "1 malformed")]
    [InlineData("""{"command": " "}""", null, "1 malformed")]
    [InlineData(null, "no", "1 malformed")]
    [InlineData(null, """{"feedback":"new","edits":[{"edit":"add","polarity":"like","strength":"soft","facet":"nowhere","operator":"=","value":"x","scope":"standing","quote":"nothing loud"}]}""", "1 malformed")]
    [InlineData(null, """{"feedback":"conflict","edits":[{"edit":"remove","id":"p77","quote":"nothing loud"}]}""", "1 ungrounded")]
    [InlineData(null, """{"feedback":"new","edits":[{"edit":"tool","tool":"fresh","quote":"words of another command altogether"}]}""", "1 ungrounded")]
    public async Task Teach_AnswersThatCannotBeUsed_AreDroppedAndCounted(string? command, string? label, string counted)
    {
        await using var endpoint = await TeacherAsync((_, kind) => kind is Asked.Command ? command ?? Command : label ?? Label);

        var (code, text) = await RunAsync(endpoint, "--commands", "1");

        Assert.Equal(0, code);
        Assert.Contains(counted, text, StringComparison.Ordinal);
        Assert.Empty(Records());
        Assert.Single(File.ReadLines(TaughtFile.DroppedPath(Out)));
    }

    [Fact]
    public async Task Teach_AnAnswerThatDoesNotCome_IsCountedAndAskedForAgain()
    {
        var isSlow = true;
        await using var endpoint = await EndpointStub.StartAsync((context, body) =>
            isSlow ? Task.Delay(Timeout.Infinite, context.RequestAborted) : EndpointStub.SayAsync(context, Kind(body) is Asked.Command ? Command : Label));

        var (_, slow) = await RunAsync(endpoint, "--commands", "2", "--timeout", "0.5");
        isSlow = false;
        var (_, text) = await RunAsync(endpoint, "--commands", "2");

        Assert.Contains("0 kept", slow, StringComparison.Ordinal);
        Assert.Contains("2 timed out", slow, StringComparison.Ordinal);
        Assert.Contains("2 kept", text, StringComparison.Ordinal);
        Assert.Equal(2, Records().Length);
    }

    [Theory]
    [InlineData(StatusCodes.Status429TooManyRequests, 7)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 1)]
    public async Task Teach_ABusyEndpoint_IsAskedAgainAfterAPause(int status, int seconds)
    {
        var requests = 0;
        await using var endpoint = await EndpointStub.StartAsync((context, body) =>
        {
            if (Interlocked.Increment(ref requests) > 2) return EndpointStub.SayAsync(context, Kind(body) is Asked.Command ? Command : Label);
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });

        var (code, text) = await RunAsync(endpoint, "--commands", "1");

        Assert.Equal(0, code);
        Assert.Contains("1 kept", text, StringComparison.Ordinal);
        Assert.Contains("2 requests repeated", text, StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(Math.Max(seconds, 2))], _time.Waits);
    }

    [Fact]
    public async Task Teach_AnEndpointThatAlwaysFails_IsGivenUp()
    {
        await using var endpoint = await EndpointStub.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });

        var (code, text) = await RunAsync(endpoint, "--commands", "50", "--retries", "1");

        Assert.Equal(1, code);
        Assert.Contains("10 times in a row", text, StringComparison.Ordinal);
        Assert.InRange(endpoint.Requests, 20, 28);
    }

    [Theory]
    [InlineData(StatusCodes.Status401Unauthorized, "refuses the key (401)")]
    [InlineData(StatusCodes.Status404NotFound, "no model 'stub'")]
    public async Task Teach_AnEndpointThatRefuses_IsNamedAtOnce(int status, string problem)
    {
        await using var endpoint = await EndpointStub.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var (code, text) = await RunAsync(endpoint, "--commands", "20", "--parallel", "1");

        Assert.Equal(1, code);
        Assert.Contains(problem, text, StringComparison.Ordinal);
        Assert.Equal(1, endpoint.Requests);
    }

    [Fact]
    public async Task Teach_NobodyListens_IsToldAtOnce()
    {
        var endpoint = await EndpointStub.StartAsync(Command);
        var address = endpoint.Address;
        await endpoint.DisposeAsync();

        var (code, text) = await RunAsync(address, "--commands", "2");

        Assert.Equal(1, code);
        Assert.Contains("cannot be reached", text, StringComparison.Ordinal);
        Assert.Empty(_time.Waits);
    }

    /// <summary>What is there stays and is not asked for again, dropped commands neither; half a line is no line; more commands go on from fewer.</summary>
    [Fact]
    public async Task Teach_AgainAndForMore_AsksForWhatIsLeft()
    {
        var commands = 0;
        await using var endpoint = await TeacherAsync((_, kind) => kind is not Asked.Command ? Label : Interlocked.Increment(ref commands) == 2 ? "no" : Command);
        await RunAsync(endpoint, "--commands", "6");
        var before = File.ReadAllText(Out);
        var lines = before.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        File.WriteAllText(Out, string.Join('\n', lines[..^1]) + "\n" + lines[^1][..40]);

        var (code, text) = await RunAsync(endpoint, "--commands", "10");

        Assert.Equal(0, code);
        Assert.Contains("5 of 10 were asked for before; 5 are left", text, StringComparison.Ordinal);
        Assert.Equal(6 + 5, commands);
        var records = Records();
        Assert.Equal(9, records.Select(record => record.Id).Distinct().Count());
        Assert.Equal(lines[..^1], File.ReadLines(Out).Take(lines.Length - 1));
    }

    [Fact]
    public async Task Teach_AKeyInAVariable_GoesToTheEndpoint()
    {
        Environment.SetEnvironmentVariable("TEACH_TEST_KEY", "secret");
        await using var endpoint = await TeacherAsync((_, kind) => kind is Asked.Command ? Command : Label);

        await RunAsync(endpoint, "--commands", "1", "--api-key-variable", "TEACH_TEST_KEY");

        Assert.Equal("Bearer secret", endpoint.Authorization);
    }

    [Theory]
    [InlineData("--endpoint", "nowhere")]
    [InlineData("--model", " ")]
    [InlineData("--api-key-variable", "NOBODY_SET_THIS")]
    [InlineData("--commands", "0")]
    [InlineData("--simulated-share", "1.5")]
    [InlineData("--records", "nowhere")]
    [InlineData("--schemas", "nowhere")]
    [InlineData("--parallel", "65")]
    [InlineData("--retries", "-1")]
    [InlineData("--timeout", "0")]
    public void Validate_ABadOption_IsNamed(string option, string value)
    {
        var settings = new TeachSettings
        {
            Endpoint = option == "--endpoint" ? value : "http://localhost:1/v1",
            Model = option == "--model" ? value : "stub",
            ApiKeyVariable = option == "--api-key-variable" ? value : "Language__ApiKey",
            Out = Out,
            Commands = option == "--commands" ? 0 : 1,
            SimulatedShare = option == "--simulated-share" ? 1.5 : 0.5,
            Records = [option == "--records" ? value : _folder.Path],
            Schemas = [option == "--schemas" ? value : _folder.Path],
            Parallel = option == "--parallel" ? 65 : 1,
            Retries = option == "--retries" ? -1 : 1,
            Timeout = option == "--timeout" ? 0 : 1,
        };

        Assert.StartsWith(option + ":", settings.Validate().Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private enum Asked
    {
        Command,
        Label,
    }

    /// <summary>A label's request carries the schema of the answer.</summary>
    private static Asked Kind(JsonObject body) => (string?)body["response_format"]!["type"] == "json_schema" ? Asked.Label : Asked.Command;

    private static Task<EndpointStub> TeacherAsync(Func<JsonObject, Asked, string> answer) => EndpointStub.StartAsync((context, body) => EndpointStub.SayAsync(context, answer(body, Kind(body))));

    private static string Answer(params string[] edits) => $$"""{"feedback":"new","edits":[{{string.Join(',', edits)}}]}""";

    private LabelledRecord[] Records() => [.. LabelledRecord.ReadAll([Out], new SchemaFolder(Repository.Path("data", "schemas"), TaughtFile.SchemaFolder(Out)))];

    private Task<(int Code, string Text)> RunAsync(EndpointStub endpoint, params string[] arguments) => RunAsync(endpoint.Address, arguments);

    private async Task<(int Code, string Text)> RunAsync(string address, params string[] arguments)
    {
        var output = new StringWriter();
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            configuration.ConfigureConsole(PlainConsole.To(output));
            configuration.Settings.Registrar.RegisterInstance<TimeProvider>(_time);
            configuration.AddCommand<TeachCommand>("teach");
        });
        string[] common =
        [
            "teach", "--endpoint", address, "--model", "stub", "--out", Out, "--records", Repository.Path("data", "commands", "teacher-t1.jsonl"), "--schemas", Repository.Path("data", "schemas"),
            .. arguments.Contains("--simulated-share") ? [] : (string[])["--simulated-share", "0"],
        ];
        return (await app.RunAsync([.. common, .. arguments], TestContext.Current.CancellationToken), output.ToString());
    }

    private static Task<int> CorpusAsync(params string[] arguments)
    {
        var app = new CommandApp();
        app.Configure(configuration => configuration.AddCommand<CorpusCommand>("corpus"));
        return app.RunAsync(["corpus", .. arguments], TestContext.Current.CancellationToken);
    }
}
