using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Tests.Irf.Systems;

[Collection(FashionCollection.Name)]
public class BaselineTests(FashionSystems systems)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IrfDataset Dataset => systems.Dataset;

    /// <summary>Nobody: nothing is left out.</summary>
    private static IrfUser Stranger { get; } = new("stranger", [], "", "");

    [Fact]
    public async Task Popularity_CountsPositiveDeeds_TiesById()
    {
        var counts = Dataset.Training.Where(deed => Deliberateness.Weight(deed.Kind, deed.Value) > 0).CountBy(deed => deed.ItemId).ToDictionary();
        var expected = Dataset.Items.Select(item => item.Id).OrderByDescending(id => counts.GetValueOrDefault(id)).ThenBy(id => id, StringComparer.Ordinal).Take(50);

        Assert.Equal(expected, await Feed("popularity", 50));
    }

    [Theory]
    [InlineData("popularity")]
    [InlineData("ials")]
    public async Task DeafSystem_ACommand_ChangesNothing(string name)
    {
        await using var session = await systems[name].OpenAsync(Dataset.Users[0], Token);
        var before = await session.GetFeedAsync(50, Token);

        Assert.Equal(Reading.None, await session.CommandAsync(Said.Add("only scarves", Said.Scarves), Token));

        Assert.Equal(before, await session.GetFeedAsync(50, Token));
    }

    [Fact]
    public async Task Ials_TwoHistories_GiveTwoFeeds()
    {
        var feeds = new List<ImmutableArray<string>>();
        foreach (var user in Dataset.Users.Take(3))
        {
            await using var session = await systems["ials"].OpenAsync(user, Token);
            feeds.Add(await session.GetFeedAsync(10, Token));
        }

        Assert.Equal(feeds.Count, feeds.Select(feed => string.Join(',', feed)).Distinct().Count());
        Assert.Equal(await Feed("popularity", 10), await Feed("ials", 10));
    }

    [Fact]
    public async Task Bm25_AWord_FindsWhatSaysIt()
    {
        var feed = Items(await Feed("bm25", 10, "I would love some burgundy sandals!"));

        Assert.All(feed.Take(3), item => Assert.True(Is(item, "category", "sandals") && Is(item, "colour", "burgundy")));
    }

    [Fact]
    public async Task Bm25_AWordThatFewSay_IsFollowedByWhatIsPopular()
    {
        var few = Dataset.Items.Count(item => Is(item, "category", "scarf") || item.Title.Contains("scarf", StringComparison.OrdinalIgnoreCase));
        var feed = await Feed("bm25", few + 40, "scarf");

        var rest = feed.Where(id => !Says(Items([id])[0], "scar")).ToArray();
        Assert.NotEmpty(rest);
        Assert.Equal((await Feed("popularity", Dataset.Items.Length)).Where(rest.Contains), rest);
    }

    [Fact]
    public async Task Bm25_OfAllCommands_RemembersTheFirst()
    {
        Assert.All(Items(await Feed("bm25-all", 5, "scarf", "olive")), item => Assert.True(Is(item, "category", "scarf") && Is(item, "colour", "olive")));
        Assert.Contains(Items(await Feed("bm25", 5, "scarf", "olive")), item => !Is(item, "category", "scarf"));
    }

    [Fact]
    public async Task Dense_AnItemsOwnText_FindsTheItem()
    {
        foreach (var item in Dataset.Items.Take(5))
            Assert.Equal(item.Id, (await Feed("dense", 1, ItemText.Of(Dataset.Schema, item)))[0]);
    }

    [Theory]
    [InlineData("bm25", "...")]
    [InlineData("bm25-all", "...")]
    [InlineData("dense", "")]
    public async Task Retrieval_WithoutACommandOrItsMeaning_FallsBackToPopularity(string name, string meaningless)
    {
        var popular = await Feed("popularity", 20);

        Assert.Equal(popular, await Feed(name, 20));
        Assert.Equal(popular, await Feed(name, 20, meaningless));
    }

    [Theory]
    [InlineData(Strength.Hard)]
    [InlineData(Strength.Soft)]
    public async Task ItemMemory_Conditions_HoldUntilTheNextCommand(Strength strength)
    {
        await using var session = await systems["item-memory"].OpenAsync(Dataset.Users[0], Token);
        await session.CommandAsync(Said.Add("scarves", Said.Scarves with { Strength = strength }), Token);
        Assert.All(Items(await session.GetFeedAsync(10, Token)), item => Assert.True(Is(item, "category", "scarf")));

        await session.CommandAsync(Said.Add("never black", Said.NoBlack), Token);

        var feed = Items(await session.GetFeedAsync(10, Token));
        Assert.DoesNotContain(feed, item => Is(item, "colour", "black"));
        Assert.Contains(feed, item => !Is(item, "category", "scarf"));
    }

    [Theory]
    [InlineData(Polarity.Like)]
    [InlineData(Polarity.Dislike)]
    public async Task ItemMemory_AnItemThatIsPointedAt_DrawsOrDrivesOffItsLike(Polarity polarity)
    {
        await using var session = await systems["item-memory"].OpenAsync(Stranger, Token);
        var pointed = Items(await session.GetFeedAsync(10, Token))[1];

        await session.CommandAsync(Said.Add("about the second one", Said.LikeItem(2) with { Polarity = polarity }), Token);

        var feed = Items(await session.GetFeedAsync(10, Token));
        Assert.DoesNotContain(pointed, feed);
        Assert.Equal(polarity == Polarity.Like, feed.Average(Shared) > Dataset.Items.Average(Shared));

        int Shared(Item item) => item.Facets.Sum(facet => facet.Value.Count(value => pointed.Values(facet.Key).Contains(value)));
    }

    [Fact(Timeout = 120_000)]
    public async Task LikeDislike_TheWorstItem_IsTheOnlyOneThatGoes()
    {
        await using var session = await systems["like-dislike-only"].OpenAsync(Dataset.Users[0], Token);
        var before = await session.GetFeedAsync(10, Token);
        var liked = Items(before)[4].Values("category")[0].ToString();
        var worst = Items(before).Last(item => !Is(item, "category", liked)).Id;

        await session.CommandAsync(Said.Add($"only {liked}", new Statement(Polarity.Like, Strength.Hard, "category", ComparisonOperator.Equal, liked)), Token);

        var after = await session.GetFeedAsync(200, Token);
        Assert.DoesNotContain(worst, after);
        Assert.Subset(after.ToHashSet(), before.Remove(worst).ToHashSet());
    }

    [Fact(Timeout = 120_000)]
    public async Task LikeDislike_WhatWasSaidAgainHarderAndTakenBack_IsWantedNoMore()
    {
        await using var session = await systems["like-dislike-only"].OpenAsync(Dataset.Users[0], Token);
        var shown = Items(await session.GetFeedAsync(10, Token));
        var liked = shown[4].Values("category")[0].ToString();
        var soft = new Statement(Polarity.Like, Strength.Soft, "category", ComparisonOperator.Equal, liked);
        await session.CommandAsync(Said.Add($"some {liked}", soft), Token);
        await session.GetFeedAsync(10, Token);
        await session.CommandAsync(Said.Add($"i said only {liked}", soft with { Strength = Strength.Hard }), Token);
        var before = await session.GetFeedAsync(50, Token);
        Assert.Contains(Items(before.Take(10)), item => Is(item, "category", liked));
        Assert.Contains(Items(before.Take(10)), item => !Is(item, "category", liked));

        await session.CommandAsync(Said.TakeBack($"forget {liked}", soft with { Strength = Strength.Hard }), Token);

        Assert.Equal(before, await session.GetFeedAsync(50, Token));
    }

    [Fact(Timeout = 120_000)]
    public async Task LikeDislike_NothingToTellApart_SaysNothing()
    {
        await using var session = await systems["like-dislike-only"].OpenAsync(Dataset.Users[0], Token);
        var before = await session.GetFeedAsync(50, Token);

        await session.CommandAsync(Said.Add("cheaper than a penny", new Statement(Polarity.Like, Strength.Hard, "price", ComparisonOperator.Less, 0.01)), Token);

        Assert.Equal(before, await session.GetFeedAsync(50, Token));
    }

    private static bool Is(Item item, string facet, string value) => item.Values(facet).Any(one => one.Matches(value));

    private static bool Says(Item item, string word) =>
        $"{item.Title} {item.Text} {string.Join(' ', item.Facets.SelectMany(facet => facet.Value))}".Contains(word, StringComparison.OrdinalIgnoreCase);

    private Item[] Items(IEnumerable<string> ids) => [.. ids.Select(id => Dataset.Items.Single(item => item.Id == id))];

    private async Task<ImmutableArray<string>> Feed(string name, int depth, params string[] commands)
    {
        await using var session = await systems[name].OpenAsync(Stranger, Token);
        foreach (var command in commands) await session.CommandAsync(Said.Words(command), Token);
        return await session.GetFeedAsync(depth, Token);
    }
}
