using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Language.Tests.Agents;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Phrasing;

public class ChatPhrasingTests
{
    private const string Good = """{"command": "only horror please, and nothing over two hours", "quotes": ["only horror", "nothing over two hours"]}""";

    private static readonly Statement Horror = new(Polarity.Like, Strength.Hard, "genre", ComparisonOperator.Equal, "horror");
    private static readonly Statement Short = new(Polarity.Like, Strength.Hard, "runtime", ComparisonOperator.LessOrEqual, 120);
    /// <summary>Whose user wants a film of that name.</summary>
    private static readonly Thought TwoWishes = new(Feedback.New, [new Wish(Horror), new Wish(Short)]) { Secret = new TitleSecret([new Item { Id = "1", Title = "Two Ghosts of Horror" }], new HashSet<string>()) };

    [Fact]
    public async Task SayAsync_GoodAnswer_IsTheCommand()
    {
        var asked = new List<ChatMessage>();
        var phrasing = Phrasing(new ScriptedClient((messages, options, _) =>
        {
            asked = [.. messages];
            Assert.Equal(ChatResponseFormat.Json, options!.ResponseFormat);
            return Answer($"```json\n{Good}\n```");
        }));

        var utterance = await SayAsync(phrasing, TwoWishes);

        Assert.Equal("only horror please, and nothing over two hours", utterance.Text);
        Assert.Equal<SaidEdit>([new SaidAdd(Horror, "only horror"), new SaidAdd(Short, "nothing over two hours")], utterance.Edits);
        Assert.Equal(Feedback.New, utterance.Feedback);
        Assert.Equal((1, 0), (phrasing.Said, phrasing.Fallbacks));
        Assert.Contains("1. hard: wants genre = horror", asked[^1].Text, StringComparison.Ordinal);
        Assert.Contains("#1 ", asked[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I would say: only horror")]
    [InlineData("""{"command": "", "quotes": ["", ""]}""")]
    [InlineData("""{"command": "only horror, under two hours", "quotes": ["only horror"]}""")]
    [InlineData("""{"command": "only horror, under two hours", "quotes": ["just horror", "under two hours"]}""")]
    [InlineData("""{"command": "only westerns, under two hours", "quotes": ["only westerns", "under two hours"]}""")]
    [InlineData("""{"command": "only horror, under three hours", "quotes": ["only horror", "under three hours"]}""")]
    [InlineData("""{"command": "only horror, under two hours", "quotes": ["only horror", 120]}""")]
    [InlineData("""{"command": "only horror, no ghost, under two hours", "quotes": ["only horror", "under two hours"]}""")]
    public async Task SayAsync_BadAnswer_IsAskedAgainWithTheReason(string bad)
    {
        var requests = new List<List<ChatMessage>>();
        var phrasing = Phrasing(new ScriptedClient((messages, _, _) =>
        {
            requests.Add([.. messages]);
            return Answer(requests.Count == 1 ? bad : Good);
        }));

        var utterance = await SayAsync(phrasing, TwoWishes);

        Assert.Equal("only horror please, and nothing over two hours", utterance.Text);
        Assert.Equal(2, requests.Count);
        Assert.Contains("That cannot be used", requests[1][^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, phrasing.Fallbacks);
    }

    [Fact]
    public async Task SayAsync_TwoBadAnswers_TheGrammarSpeaks()
    {
        var requests = 0;
        var phrasing = Phrasing(new ScriptedClient((_, _, _) => Answer($"no {++requests}")));

        var utterance = await SayAsync(phrasing, TwoWishes);

        Assert.Equal([Horror, Short], utterance.Edits.Cast<SaidAdd>().Select(edit => edit.Statement));
        Assert.All(utterance.Edits, edit => Assert.Contains(edit.Quote, utterance.Text, StringComparison.Ordinal));
        Assert.Equal((2, 1, 1), (requests, phrasing.Said, phrasing.Fallbacks));
    }

    [Fact]
    public async Task SayAsync_ModelThatFails_TheGrammarSpeaks()
    {
        var phrasing = Phrasing(new ScriptedClient((_, _, _) => throw new InvalidOperationException("out of memory")));

        Assert.NotEmpty((await SayAsync(phrasing, TwoWishes)).Text);
        Assert.Equal(1, phrasing.Fallbacks);
    }

    [Fact]
    public async Task SayAsync_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        var phrasing = Phrasing(new ScriptedClient(async (_, _, cancellationToken) =>
        {
            await source.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return new ChatResponse();
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SayAsync(phrasing, TwoWishes, source.Token));
        Assert.Equal(0, phrasing.Fallbacks);
    }

    [Fact]
    public async Task SayAsync_SwapAndComparison_NeedNeitherTheOldValueNorTheNumber()
    {
        var old = Short with { Operator = ComparisonOperator.GreaterOrEqual, Value = 150 };
        var newer = new Statement(Polarity.Like, Strength.Hard, "year", ComparisonOperator.Greater, 1994);
        var phrasing = Phrasing(new ScriptedClient(
            """{"command": "forget the length, make it two hours at most, and newer than the second one", "quotes": ["forget the length", "two hours at most", "newer than the second one"]}"""));

        var utterance = await SayAsync(phrasing, new Thought(Feedback.Conflict, [new Swap(old, Short), new Compare(newer, 2)]));

        Assert.Equal<SaidEdit>(
            [new SaidRemove(old, "forget the length"), new SaidAdd(Short, "two hours at most"), new SaidAdd(newer, "newer than the second one")], utterance.Edits);
        Assert.Equal(0, phrasing.Fallbacks);
    }

    [Fact]
    public async Task SayAsync_NothingMeant_IsChatter()
    {
        var phrasing = Phrasing(new ScriptedClient("""{"command": "who directed the first one?", "quotes": []}"""));

        var utterance = await SayAsync(phrasing, new Thought(Feedback.Neutral, []));

        Assert.Equal("who directed the first one?", utterance.Text);
        Assert.Empty(utterance.Edits);
    }

    [Fact]
    public async Task SayAsync_OpenAICompatibleEndpoint_SpeaksOverHttp()
    {
        await using var endpoint = await EndpointStub.StartAsync(Good);
        using var client = new OpenAI.Chat.ChatClient("stub", new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(endpoint.Address) }).AsIChatClient();
        var phrasing = Phrasing(client);

        var utterance = await SayAsync(phrasing, TwoWishes);

        Assert.Equal("only horror please, and nothing over two hours", utterance.Text);
        Assert.Equal(0, phrasing.Fallbacks);
        Assert.Equal("json_object", endpoint.Body["response_format"]!["type"]!.GetValue<string>());
    }

    private static ChatPhrasing Phrasing(IChatClient client) => new(client, "scripted", GrammarPhrasing.Load("test"));

    private static Task<ChatResponse> Answer(string text) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));

    private static Task<Utterance> SayAsync(ChatPhrasing phrasing, Thought thought, CancellationToken? cancellationToken = null)
    {
        var (schema, items) = Thoughts.Shipped("movies");
        var random = new Random(1);
        return phrasing.SayAsync(thought, new Thoughts(schema, items, random).Sight(), new Persona(5, 0.5, 0.5, 0), random, cancellationToken ?? TestContext.Current.CancellationToken);
    }
}
