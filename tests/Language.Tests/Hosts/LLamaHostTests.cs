using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Language.Tests.Hosts;

/// <summary>The model's loop, with a context so small that room and queue run out.</summary>
public sealed class LLamaHostTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly LLamaHost _host = Load();

    [Fact]
    public async Task Complete_QueueFull_IsBusyWithARetryTime()
    {
        using var stop = new CancellationTokenSource();
        var endless = await FillAsync(stop.Token);

        var busy = await Assert.ThrowsAsync<HostBusyException>(() => _host.CompleteAsync(Endless(), TestContext.Current.CancellationToken));

        Assert.InRange(busy.RetryAfter.TotalSeconds, 0.5, 60);
        await stop.CancelAsync();
        foreach (var task in endless) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(Limit, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Complete_Cancelled_FreesItsPlace()
    {
        for (var round = 0; round < 5; round++)
        {
            using var stop = new CancellationTokenSource();
            var endless = await FillAsync(stop.Token);
            await stop.CancelAsync();
            foreach (var task in endless) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(Limit, TestContext.Current.CancellationToken));
        }

        var result = await _host.CompleteAsync(Endless() with { MaxTokens = 5 }, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.Equal((5, ChatFinishReason.Length), (result.Tokens.Length, result.FinishReason));
        await WaitForAsync(() => _host.Load() is (0, 0, 0));
    }

    /// <summary>What the grammar forces upon a model is not what the model thinks likely.</summary>
    [Fact]
    public async Task Complete_Answer_SaysHowLikelyEachTokenWas()
    {
        var free = new Completion(Tokens("one, two, three, four, five, six, seven, eight,"), [], 6, null);

        var likely = await _host.CompleteAsync(free, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        var forced = await _host.CompleteAsync(free with { Grammar = "root ::= \"zqx凉\"" }, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal("zqx凉", forced.Text);
        foreach (var result in (CompletionResult[])[likely, forced])
        {
            Assert.Equal(result.Text, string.Concat(result.Tokens.Select(token => token.Text)));
            Assert.All(result.Tokens, token => Assert.InRange(token.Probability, 0, 1));
        }

        Assert.True(forced.Tokens[0].Probability < likely.Tokens[0].Probability / 10, $"{forced.Tokens[0]} is forced, {likely.Tokens[0]} is not.");
    }

    [Fact]
    public async Task Complete_MorePrefixesThanAreKept_LetsTheOldestGo()
    {
        foreach (var round in Enumerable.Range(0, 8))
        {
            var prefix = Tokens(string.Concat(Enumerable.Repeat($"catalog number{round} ", 40)));
            var completion = new Completion([.. prefix, .. Tokens("and so on")], [prefix.Length], 3, null);

            var first = await _host.CompleteAsync(completion, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
            var second = await _host.CompleteAsync(completion, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

            Assert.Equal(0, first.CachedTokens);
            Assert.Equal(prefix.Length, second.CachedTokens);
            Assert.Equal(first.Text, second.Text);
        }
    }

    [Fact]
    public async Task Expect_ThenAPromptThatBeginsSo_FindsItEvaluatedAndAnswersTheSame()
    {
        var scene = Tokens(string.Concat(Enumerable.Repeat("catalog films with a memory and a feed ", 20)));
        var command = new Completion([.. scene, .. Tokens("something funny")], [30, 70, scene.Length], 8, null);
        var unprepared = await _host.CompleteAsync(command, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        using var other = Load();

        other.Expect(command with { Prompt = [.. scene, .. Tokens("edits")] });
        await WaitForAsync(() => other.Load() is (0, 0, 0));
        var prepared = await other.CompleteAsync(command, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal((0, scene.Length), (unprepared.CachedTokens, prepared.CachedTokens));
        Assert.Equal(unprepared.Text, prepared.Text);
    }

    [Fact]
    public async Task Complete_SameTokensInOtherParts_IsEvaluatedAnew()
    {
        var scene = Tokens(string.Concat(Enumerable.Repeat("catalog films with a memory and a feed ", 20)));
        var command = new Completion([.. scene, .. Tokens("something funny")], [30, scene.Length], 3, null);
        await _host.CompleteAsync(command, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

        var result = await _host.CompleteAsync(command with { Cuts = [40, scene.Length] }, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal(0, result.CachedTokens);
    }

    [Fact]
    public async Task Expect_WhileBusy_WaitsAndKeepsOnlyTheLatest()
    {
        using var stop = new CancellationTokenSource();
        var endless = await FillAsync(stop.Token);
        var scenes = Enumerable.Range(0, 20).Select(index => Tokens(string.Concat(Enumerable.Repeat($"feed number {index} ", 30)))).ToList();

        foreach (var scene in scenes) _host.Expect(new Completion([.. scene, .. Tokens("edits")], [scene.Length], 0, null));

        Assert.Equal((2, 2, 8), _host.Load());
        await stop.CancelAsync();
        foreach (var task in endless) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(Limit, TestContext.Current.CancellationToken));
        await WaitForAsync(() => _host.Load() is (0, 0, 0));
    }

    [Fact]
    public void Expect_NothingIsKept_IsNotEvaluated()
    {
        using var host = Load(prefixes: 0);
        var scene = Tokens(string.Concat(Enumerable.Repeat("catalog films with a memory and a feed ", 80)));

        host.Expect(new Completion([.. scene, .. Tokens("edits")], [scene.Length], 0, null));

        Assert.Equal((0, 0, 0), host.Load());
    }

    [Theory]
    [InlineData("root ::= (")]
    [InlineData("nothing ::= \"a\"")]
    [InlineData("root ::= other")]
    public async Task Complete_GrammarThatCannotBeBuilt_IsRefusedAndOthersGoOn(string grammar)
    {
        var other = _host.CompleteAsync(Endless() with { MaxTokens = 5 }, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<HostFailedException>(() => _host.CompleteAsync(Endless() with { Grammar = grammar }, TestContext.Current.CancellationToken));

        Assert.Contains("cannot build the grammar", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, (await other.WaitAsync(Limit, TestContext.Current.CancellationToken)).Tokens.Length);
    }

    [Fact]
    public async Task Complete_PromptBeyondTheContext_SaysWhichSetting()
    {
        var completion = Endless() with { Prompt = Tokens(string.Concat(Enumerable.Repeat("comedy and drama ", 500))) };

        var error = await Assert.ThrowsAsync<HostFailedException>(() => _host.CompleteAsync(completion, TestContext.Current.CancellationToken));

        Assert.Contains("Language:ContextSize = 1024", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_WithRequestsUnderWay_EndsThem()
    {
        var endless = await FillAsync(TestContext.Current.CancellationToken);

        _host.Dispose();

        foreach (var task in endless) await Assert.ThrowsAsync<ObjectDisposedException>(() => task.WaitAsync(Limit, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _host.CompleteAsync(Endless(), TestContext.Current.CancellationToken));
    }

    public void Dispose() => _host.Dispose();

    private static LLamaHost Load(int prefixes = 3) => LLamaHost.Load(
        new LLamaHostOptions { ModelPath = StudentModel.Path, ContextSize = 1024, MaxBatch = 2, QueueLength = 2, Prefixes = prefixes }, TimeProvider.System, NullLogger.Instance);

    /// <summary>Takes both places of the batch and both of the queue.</summary>
    private async Task<List<Task<CompletionResult>>> FillAsync(CancellationToken cancellationToken)
    {
        var endless = Enumerable.Range(0, 2).Select(_ => _host.CompleteAsync(Endless(), cancellationToken)).ToList();
        await WaitForAsync(() => _host.Load() is (2, 0, 0));
        endless.AddRange(Enumerable.Range(0, 2).Select(_ => _host.CompleteAsync(Endless(), cancellationToken)));
        return endless;
    }

    /// <summary>Writes letters until its limit: the grammar has no end.</summary>
    private Completion Endless() => new(Tokens("anything"), [], 400, "root ::= [a-z] root");

    private System.Collections.Immutable.ImmutableArray<LLama.Native.LLamaToken> Tokens(string text) =>
        [.. _host.Weights.Tokenize(text, add_bos: false, special: false, Encoding.UTF8)];

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition()) await Task.Delay(5, limit.Token);
    }
}
