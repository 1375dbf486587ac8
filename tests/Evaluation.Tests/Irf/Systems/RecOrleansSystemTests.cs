using System.Text.Json;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Evaluation.Irf.Systems.Product;

namespace RecOrleans.Evaluation.Tests.Irf.Systems;

[Collection(FashionCollection.Name)]
public class RecOrleansSystemTests(FashionSystems systems)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IrfUser Shopper => systems.Dataset.Users[0];

    [Fact(Timeout = 120_000)]
    public async Task Gold_ACommand_ReachesTheMemoryExactly()
    {
        await using var session = await Open("recorleans-gold");

        var reading = await session.CommandAsync(Said.Add("cheap plain scarves, never black", Said.Scarves, Said.NoBlack, Said.Plain, Said.Cheap), Token);

        Assert.Equal("gold", reading.AnsweredBy);
        Assert.Equal(reading.Gold!.Edits, reading.Answer!.Edits);
        Assert.Equal([Said.Scarves, Said.NoBlack, Said.Plain, Said.Cheap], await Memory(session));
    }

    [Fact(Timeout = 120_000)]
    public async Task Gold_WhatIsTakenBack_LeavesTheMemory()
    {
        await using var session = await Open("recorleans-gold");
        await session.CommandAsync(Said.Add("only scarves, never black", Said.Scarves, Said.NoBlack), Token);

        var reading = await session.CommandAsync(Said.TakeBack("black is fine", Said.NoBlack), Token);

        Assert.Equal("p2", Assert.IsType<RemoveEdit>(Assert.Single(reading.Gold!.Edits)).Id);
        Assert.Equal([Said.Scarves], await Memory(session));
    }

    [Fact(Timeout = 120_000)]
    public async Task Gold_AHardCondition_HoldsInTheFeed()
    {
        await using var session = await Open("recorleans-gold");
        await session.CommandAsync(Said.Add("only cheap scarves, never black", Said.Scarves, Said.NoBlack, Said.Cheap), Token);

        var feed = await session.GetFeedAsync(10, Token);

        Assert.All(feed, id =>
        {
            var item = systems.Dataset.Items.Single(item => item.Id == id);
            Assert.Equal("scarf", Assert.Single(item.Values("category")));
            Assert.DoesNotContain("black", item.Values("colour"));
            Assert.True(Assert.Single(item.Values("price")).Number <= 60);
        });
    }

    [Fact(Timeout = 120_000)]
    public async Task Gold_TheSecondOne_IsTheSecondOfTheTenThatAreShown()
    {
        await using var session = await Open("recorleans-gold");
        var feed = await session.GetFeedAsync(50, Token);

        await session.CommandAsync(Said.Add("more like the second one", Said.LikeItem(2)), Token);
        await session.CommandAsync(Said.Add("and like the eleventh", Said.LikeItem(11)), Token);

        Assert.Equal(50, feed.Length);
        Assert.Equal([feed[1]], (await Memory(session)).Select(statement => statement.Value.ToString()));
    }

    [Fact(Timeout = 120_000)]
    public async Task GetFeed_Deeper_BeginsWithTheSameItems()
    {
        await using var session = await Open("recorleans-gold");

        var ten = await session.GetFeedAsync(10, Token);
        var fifty = await session.GetFeedAsync(50, Token);
        var all = await session.GetFeedAsync(150, Token);

        Assert.Equal(10, ten.Length);
        Assert.Equal(ten, fifty.Take(10));
        Assert.Equal(150, all.Distinct().Count());
    }

    [Theory(Timeout = 120_000)]
    [InlineData("recorleans-gold", 0.6, 1)]
    [InlineData("semantic-only", 1, 1)]
    [InlineData("collaborative-only", 0, 1)]
    [InlineData("no-attenuator", 0.6, 0)]
    [InlineData("no-memory", 0.6, 1)]
    [InlineData("last-command-only", 0.6, 1)]
    public async Task Ablation_ItsWeights_StandInThePolicy(string name, double semantic, double attenuation)
    {
        await using var session = await Open(name);
        await session.CommandAsync(Said.Add("plain, with less wool", Said.Plain, Said.LessWool), Token);

        var policy = await User(session).GetPolicy("fashion");

        Assert.Equal(semantic, Argument("matcher", "semantic"));
        Assert.Equal(attenuation, Argument("attenuator", "weight"));

        double Argument(string tool, string argument) =>
            JsonDocument.Parse(policy.Tools.Single(call => call.Tool == tool).Arguments).RootElement.GetProperty(argument).GetDouble();
    }

    [Fact(Timeout = 120_000)]
    public async Task NoMemory_ATakenBackWish_StaysAndCountsAsAnError()
    {
        await using var session = await Open("no-memory");
        await session.CommandAsync(Said.Add("only scarves", Said.Scarves), Token);

        var reading = await session.CommandAsync(Said.TakeBack("not only scarves", Said.Scarves), Token);

        Assert.IsType<RemoveEdit>(Assert.Single(reading.Gold!.Edits));
        Assert.Empty(reading.Answer!.Edits);
        Assert.Equal([Said.Scarves], await Memory(session));
    }

    [Fact(Timeout = 120_000)]
    public async Task LastCommandOnly_TheNextCommand_StandsAlone()
    {
        await using var session = await Open("last-command-only");
        await session.CommandAsync(Said.Add("only scarves", Said.Scarves), Token);

        await session.CommandAsync(Said.Add("never black", Said.NoBlack), Token);

        Assert.Equal([Said.NoBlack], await Memory(session));
    }

    [Fact(Timeout = 120_000)]
    public async Task Open_TheSameUserTwice_NothingIsShared()
    {
        await using var quiet = await Open("recorleans-gold");
        var before = await quiet.GetFeedAsync(20, Token);
        await using var loud = await Open("recorleans-gold");
        await loud.CommandAsync(Said.Add("only scarves", Said.Scarves), Token);

        Assert.NotEqual(before, await loud.GetFeedAsync(20, Token));
        Assert.Equal(before, await quiet.GetFeedAsync(20, Token));
        Assert.Empty(await Memory(quiet));
    }

    [Fact(Timeout = 120_000)]
    public async Task Sessions_SideBySide_KeepTheirOwnAnswers()
    {
        string[] names = ["recorleans-gold", "recorleans-rules", "semantic-only", "no-attenuator"];
        Statement[] statements = [Said.Scarves, Said.NoBlack, Said.Plain, Said.Cheap];

        await Task.WhenAll(Enumerable.Range(0, 24).Select(async index =>
        {
            var name = names[index % names.Length];
            await using var session = await Open(name);
            var reading = await session.CommandAsync(Said.Add("only scarves", statements[index / names.Length % statements.Length]), Token);
            Assert.Equal(name == "recorleans-rules" ? "rules" : "gold", reading.AnsweredBy);
            Assert.Equal([name == "recorleans-rules" ? Said.Scarves : statements[index / names.Length % statements.Length]], await Memory(session));
        }));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("recorleans-student", "student")]
    [InlineData("recorleans-rules", "rules")]
    public async Task Parser_ItsOwnReading_IsWhatIsScored(string name, string answeredBy)
    {
        await using var session = await Open(name);

        var reading = await session.CommandAsync(Said.Add("only scarves", Said.Scarves), Token);

        Assert.Equal(answeredBy, reading.AnsweredBy);
        Assert.Equal("scarf", Assert.IsType<AddEdit>(Assert.Single(reading.Answer!.Edits)).Value.ToString());
        Assert.Single(await Memory(session));
        Assert.NotSame(reading.Gold, reading.Answer);
    }

    private static IUserGrain User(IFeedSession session) => Assert.IsType<RecOrleansSession>(session).User;

    private static async Task<IEnumerable<Statement>> Memory(IFeedSession session) =>
        (await User(session).GetPreferences("fashion")).Select(preference => new Statement(
            preference.Polarity, preference.Strength, preference.Facet, preference.Operator, preference.Value, preference.Scope));

    private Task<IFeedSession> Open(string name) => systems[name].OpenAsync(Shopper, Token);
}
