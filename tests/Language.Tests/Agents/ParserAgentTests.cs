using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Tests.Hosts;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Tests.Agents;

public class ParserAgentTests(StudentModel student)
{
    private static readonly CatalogSchema Movies = new()
    {
        Catalog = "movies",
        Facets =
        [
            new Facet { Name = "genre", Kind = FacetKind.Closed, Values = ["comedy", "crime", "horror", "thriller"] },
            new Facet { Name = "runtime", Kind = FacetKind.Number, Unit = "minutes" },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };

    [Fact]
    public async Task Parse_TheStudent_ReadsTheCommand()
    {
        using var services = new AgentServices(() => new ScriptedClient(student.Client.GetResponseAsync));

        var result = await ParseAsync(services, "no horror please, and nothing over two hours");

        Assert.Equal("student", result.AnsweredBy);
        Assert.Null(result.FallbackReason);
        Assert.Contains(result.Answer!.Edits, edit => edit is AddEdit { Polarity: Polarity.Dislike, Facet: "genre", Value.Value.Text: "horror" });
        Assert.Contains(result.Answer.Edits, edit => edit is AddEdit { Facet: "runtime", Operator: ComparisonOperator.LessOrEqual, Value.Value.Number: 120 });
    }

    /// <summary>From the host's tokens to the answer's edits, one certainty each.</summary>
    [Fact]
    public async Task Parse_TheStudentUnreconciled_SaysHowSureItIsOfEachEdit()
    {
        using var services = new AgentServices(() => new ScriptedClient(student.Client.GetResponseAsync), options => options.Reconcile = false);

        var result = await ParseAsync(services, "no horror please, and nothing over two hours");

        Assert.NotEmpty(result.Certainties);
        Assert.Equal(result.Answer!.Edits.Length, result.Certainties.Length);
        Assert.All(result.Certainties, certainty => Assert.InRange(certainty, 0.01, 1));
    }

    [Theory]
    [InlineData("maybe", "malformed", "is no feedback")]
    [InlineData("new\n+s mood=dark | no horror\n", "malformed", "no facet of movies")]
    [InlineData("new\nrm p9 | no horror\n", "refused", "Nothing of the model's answer holds here")]
    public async Task Parse_BadAnswer_FallsBackToTheRulesAndSaysWhy(string answer, string kind, string reason)
    {
        using var services = new AgentServices(() => new ScriptedClient(answer));
        using var fallbacks = new Fallbacks(services);

        var result = await ParseAsync(services, "no horror");

        Assert.Equal("rules", result.AnsweredBy);
        Assert.NotNull(result.Answer);
        Assert.Contains(reason, result.FallbackReason, StringComparison.Ordinal);
        Assert.Equal([kind], fallbacks.Reasons);
    }

    [Fact]
    public async Task Parse_AnswerCutOff_FallsBack()
    {
        using var services = new AgentServices(() => new ScriptedClient((_, _, _) => Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "new\n+s genre=comedy | funny\n")) { FinishReason = ChatFinishReason.Length })));

        var result = await ParseAsync(services, "funny");

        Assert.Contains("cut off", result.FallbackReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_ModelDoesNotLoad_FallsBackAndTheStatusSaysWhy()
    {
        using var services = new AgentServices(() => throw new ModelLoadException("There is no model file."));
        using var fallbacks = new Fallbacks(services);

        var result = await ParseAsync(services, "no horror");

        Assert.Equal("rules", result.AnsweredBy);
        Assert.Equal("There is no model file.", result.FallbackReason);
        Assert.Equal(["load"], fallbacks.Reasons);
        var status = services.Get<LanguageStatus>();
        Assert.Equal(("student", LanguageState.Failed, "There is no model file."), (status.Host, status.State, status.Problem));
    }

    [Fact]
    public async Task Parse_SilentModel_FallsBackAtTheDeadline()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        using var services = new AgentServices(
            () => new ScriptedClient(async (_, _, stop) =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
                throw new InvalidOperationException();
            }),
            options => options.Deadline = TimeSpan.FromSeconds(7),
            time);
        using var fallbacks = new Fallbacks(services);

        var parsing = ParseAsync(services, "no horror");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(7));
        var result = await parsing;

        Assert.Equal("The model did not answer within 7 s.", result.FallbackReason);
        Assert.Equal(["timeout"], fallbacks.Reasons);
    }

    [Fact]
    public async Task Parse_SlowLoad_WaitsForTheModelWithinTheDeadline()
    {
        using var loaded = new ManualResetEventSlim();
        using var services = new AgentServices(() =>
        {
            loaded.Wait();
            return new ScriptedClient("new\n+s genre=comedy | funny\n");
        });

        var parsing = ParseAsync(services, "something funny");
        Assert.Equal(LanguageState.Loading, services.Get<LanguageStatus>().State);
        loaded.Set();
        var result = await parsing;

        Assert.Equal("student", result.AnsweredBy);
        Assert.True(services.Get<LanguageStatus>().IsReady);
    }

    [Fact]
    public async Task Parse_Busy_PassesThrough()
    {
        using var services = new AgentServices(() => new ScriptedClient((_, _, _) => throw new HostBusyException(TimeSpan.FromSeconds(3))));

        var busy = await Assert.ThrowsAsync<HostBusyException>(() => ParseAsync(services, "no horror"));

        Assert.Equal(TimeSpan.FromSeconds(3), busy.RetryAfter);
    }

    [Fact]
    public async Task Parse_CancelledByTheCaller_IsCancelledAndNotAnswered()
    {
        using var stop = new CancellationTokenSource();
        using var services = new AgentServices(() => new ScriptedClient(async (_, _, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException();
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.Get<IParserAgent>().ParseAsync(Request("no horror"), stop.Token));
    }

    [Fact]
    public async Task Parse_NoFallback_RefusesWithTheReason()
    {
        using var services = new AgentServices(() => new ScriptedClient("nonsense"), options => options.FallbackToRules = false);

        var result = await ParseAsync(services, "no horror");

        Assert.Null(result.Answer);
        Assert.Equal("student", result.AnsweredBy);
        Assert.Contains("is no feedback", result.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_RulesConfigured_AskNoModel()
    {
        using var services = new AgentServices(() => throw new InvalidOperationException("loaded"), options => options.Host = LanguageOptions.Rules);

        var result = await ParseAsync(services, "no horror");

        Assert.Equal("rules", result.AnsweredBy);
        Assert.Null(result.FallbackReason);
        Assert.True(services.Get<LanguageStatus>().IsReady);
    }

    [Fact]
    public async Task Parse_NamedJsonHost_AnswersUnderItsName()
    {
        const string answer = """{"feedback":"new","edits":[{"edit":"add","polarity":"dislike","strength":"hard","facet":"genre","operator":"=","value":"horror","scope":"standing","quote":"no horror"}]}""";
        using var services = new AgentServices(() => new ScriptedClient($"```json\n{answer}\n```"), options =>
        {
            options.Host = LanguageOptions.Gguf;
            options.Name = "big model";
        });

        var result = await ParseAsync(services, "no horror");

        Assert.Equal("big model", result.AnsweredBy);
        Assert.Equal("horror", Assert.IsType<AddEdit>(Assert.Single(result.Answer!.Edits)).Value.ToString());
    }

    [Theory]
    [InlineData(true, 120)]
    [InlineData(false, 90)]
    public async Task Parse_ModelMisreadsANumber_IsReconciledUnlessSwitchedOff(bool reconcile, double expected)
    {
        using var services = new AgentServices(() => new ScriptedClient("new\n+h runtime<=90 | two hours\n"), options => options.Reconcile = reconcile);

        var result = await ParseAsync(services, "at most two hours");

        Assert.Equal("student", result.AnsweredBy);
        Assert.Equal(expected, Assert.IsType<AddEdit>(Assert.Single(result.Answer!.Edits)).Value.Value.Number);
        Assert.Equal(reconcile, result.Notes.Any(note => note.StartsWith("The model's runtime <= 90 was dropped", StringComparison.Ordinal)));
    }

    internal static ParseRequest Request(string text) =>
        new(Movies, CatalogVocabulary.Empty, new CommandContext { CommandId = "c1", Catalog = "movies", Text = text });

    private static Task<ParseResult> ParseAsync(AgentServices services, string text) =>
        services.Get<IParserAgent>().ParseAsync(Request(text), TestContext.Current.CancellationToken);

    /// <summary>Listens to the metric that counts fallbacks.</summary>
    private sealed class Fallbacks : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Fallbacks(AgentServices services)
        {
            var meters = services.Get<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "recorleans.language.fallbacks" && ReferenceEquals(instrument.Meter.Scope, meters)) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Reasons.Add((string)tags[0].Value!));
            _listener.Start();
        }

        public List<string> Reasons { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
