using RecOrleans.Engine.Text;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Planning;
using RecOrleans.Evaluation.Tests.Irf.Systems;
using RecOrleans.Policies;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Planning;

[Collection(FashionCollection.Name)]
public class FeedReplayTests(FashionSystems systems)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [InlineData("recorleans-gold", null, null)]
    [InlineData("semantic-only", 1.0, null)]
    [InlineData("no-attenuator", null, 0.0)]
    public async Task Rank_OfWholeSessions_IsTheFeedOfTheProduct(string name, double? semantic, double? attenuation)
    {
        var phrasing = GrammarPhrasing.Load("train");
        var weights = PlanWeights.Default;
        if (semantic is { } a) weights = weights with { Semantic = a };
        if (attenuation is { } b) weights = weights with { Attenuation = b };
        var replay = new FeedReplay(systems.Dataset, StaticTextEncoder.Load(Repository.Path("models", "text-encoder")));
        await using var replayed = new ReplaySystem(replay, _ => weights);

        foreach (var user in systems.Dataset.Users.Take(3))
            foreach (var scenario in PlanTurns.Scenarios)
            {
                var expected = await SessionRunner.RunAsync(systems[name], systems.Dataset, user, scenario, phrasing, seed: 3, Token);
                var actual = await SessionRunner.RunAsync(replayed, systems.Dataset, user, scenario, phrasing, seed: 3, Token);

                Assert.Equal(expected.PassedAt, actual.PassedAt);
                Assert.Equal(expected.Rounds.Select(round => round.Feed), actual.Rounds.Select(round => round.Feed));
            }
    }

    [Fact(Timeout = 120_000)]
    public async Task Rank_AsDeepAsCanBePaged_IsTheFeedOfTheProduct()
    {
        var user = systems.Dataset.Users[0];
        var replay = new FeedReplay(systems.Dataset, StaticTextEncoder.Load(Repository.Path("models", "text-encoder")));
        await using var product = await systems["recorleans-gold"].OpenAsync(user, Token);
        var state = replay.Open(user);
        var shown = replay.Rank(state, PlanWeights.Default, 10);
        Assert.Equal(shown, await product.GetFeedAsync(10, Token));
        var command = Said.Add("plain, like the second one, with less wool", Said.Plain, Said.LikeItem(2), Said.LessWool);
        await product.CommandAsync(command, Token);

        state = replay.Command(state, command, shown);

        var deep = await product.GetFeedAsync(FeedReplay.Depth, Token);
        Assert.Equal(FeedReplay.Depth, deep.Length);
        Assert.Equal(deep[60..], replay.Rank(state, PlanWeights.Default, FeedReplay.Depth)[60..]);
        Assert.Equal(61, replay.RankOf(deep[60], state, PlanWeights.Default));
        Assert.Equal(FeedReplay.Depth + 1, replay.RankOf(user.History[0].ItemId, state, PlanWeights.Default));
    }

    [Fact(Timeout = 120_000)]
    public async Task HidesWanted_TheUser_NeverSeesItAndGoesOn()
    {
        var replay = new FeedReplay(systems.Dataset, StaticTextEncoder.Load(Repository.Path("models", "text-encoder")));
        await using var system = new ReplaySystem(replay, _ => PlanWeights.Default, hidesWanted: true);

        foreach (var user in systems.Dataset.Users.Take(4))
        {
            var session = await SessionRunner.RunAsync(system, systems.Dataset, user, Scenario.MRID, GrammarPhrasing.Load("train"), seed: 3, Token);

            Assert.Equal(session.Persona.Patience + 1, session.Rounds.Length);
            Assert.All(session.Rounds, round => Assert.Empty(round.Feed.Intersect([user.Target, user.Drift])));
        }
    }
}
