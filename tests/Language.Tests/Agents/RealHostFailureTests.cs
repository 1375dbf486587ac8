using System.Collections.Immutable;
using System.Text;
using LLama.Native;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Tests.Hosts;

namespace RecOrleans.Language.Tests.Agents;

/// <summary>The Parser Agent on the model's own loop: what a deadline or a full context leaves behind.</summary>
public sealed class RealHostFailureTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _time = new();
    private readonly LLamaHost _host = LLamaHost.Load(
        new LLamaHostOptions { ModelPath = StudentModel.Path, ContextSize = 640, MaxBatch = 1, QueueLength = 2 }, TimeProvider.System, NullLogger.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parse_DeadlineInTheQueue_TheRulesAnswerAndThePlaceIsFree()
    {
        using var services = Services();
        using var stop = new CancellationTokenSource();
        var endless = _host.CompleteAsync(Endless(), stop.Token);
        await WaitForAsync(() => _host.Load() is (1, 0, 0));

        var parsing = ParseAsync(services, "no horror");
        await WaitForAsync(() => _host.Load() is (1, 1, 0));
        _time.Advance(TimeSpan.FromSeconds(7));
        var result = await parsing;

        Assert.Equal(("rules", "The model did not answer within 7 s."), (result.AnsweredBy, result.FallbackReason));
        Assert.Equal((1, 0, 0), _host.Load());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless.WaitAsync(Limit, Stop));
        Assert.Equal("student", (await ParseAsync(services, "no horror")).AnsweredBy);
    }

    [Fact]
    public async Task Parse_DeadlineWhileDecoding_TheRulesAnswerAndThePlaceIsFree()
    {
        using var services = Services();

        var parsing = ParseAsync(services, "no horror");
        await WaitForAsync(() => _host.Load() is (1, 0, 0));
        _time.Advance(TimeSpan.FromSeconds(7));
        var result = await parsing;

        Assert.Equal(("rules", "The model did not answer within 7 s."), (result.AnsweredBy, result.FallbackReason));
        await WaitForAsync(() => _host.Load() is (0, 0, 0));
        Assert.Equal("student", (await ParseAsync(services, "no horror")).AnsweredBy);
    }

    [Fact]
    public async Task Parse_PromptBeyondTheContext_TheRulesAnswerAndTheNextCommandGoesOn()
    {
        using var services = Services();

        var result = await ParseAsync(services, string.Join(' ', Enumerable.Repeat("no horror and nothing sad", 60)));

        Assert.Equal("rules", result.AnsweredBy);
        Assert.Contains("Language:ContextSize", result.FallbackReason, StringComparison.Ordinal);
        Assert.Equal("student", (await ParseAsync(services, "no horror")).AnsweredBy);
    }

    public void Dispose() => _host.Dispose();

    private AgentServices Services() => new(() => new LLamaChatClient(_host, useTemplate: false), options => options.Deadline = TimeSpan.FromSeconds(7), _time);

    private static Task<ParseResult> ParseAsync(AgentServices services, string text) =>
        services.Get<IParserAgent>().ParseAsync(ParserAgentTests.Request(text), Stop).WaitAsync(Limit, Stop);

    private Completion Endless() => new([.. Tokens("anything")], [], 400, "root ::= [a-z] root");

    private ImmutableArray<LLamaToken> Tokens(string text) => [.. _host.Weights.Tokenize(text, add_bos: false, special: false, Encoding.UTF8)];

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition()) await Task.Delay(5, limit.Token);
    }
}
