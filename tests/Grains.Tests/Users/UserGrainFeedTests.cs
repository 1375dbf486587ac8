using RecOrleans.Feeds;
using RecOrleans.Grains.Tests.Cluster;
using RecOrleans.Interactions;
using RecOrleans.Preferences;

namespace RecOrleans.Grains.Tests.Users;

/// <summary>The feed path through a two-silo cluster.</summary>
public class UserGrainFeedTests(FeedCluster cluster)
{
    [Fact(Timeout = 60_000)]
    public async Task GetFeed_UnknownUser_GetsAPageWithReasonsAndParts()
    {
        var feed = await cluster.User().GetFeed(new FeedRequest { Size = 7 });

        Assert.Equal(7, feed.Items.Length);
        Assert.Equal(FeedCluster.Catalog, feed.Catalog);
        Assert.Empty(feed.Relaxed);
        Assert.All(feed.Items, item => Assert.Equal(item.Score, item.Parts.Values.Sum(), 4));
        Assert.All(feed.Items, item => Assert.NotEmpty(item.Why));
    }

    [Fact(Timeout = 60_000)]
    public async Task GetFeed_Cursor_PagesThroughTheWholeCatalogueOnce()
    {
        var user = cluster.User();
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await user.GetFeed(new FeedRequest { Size = 50, Cursor = cursor });
            seen.AddRange(page.Items.Select(item => item.Item.Id));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        Assert.Equal(SmallCatalog.Count, seen.Count);
        Assert.Equal(SmallCatalog.Count, seen.Distinct().Count());
    }

    [Fact(Timeout = 60_000)]
    public async Task GetFeed_Again_IsTheSameFeed()
    {
        var user = cluster.User();

        var once = await user.GetFeed(new FeedRequest());
        var twice = await user.GetFeed(new FeedRequest());

        Assert.Equal(once.Items.Select(item => item.Item.Id), twice.Items.Select(item => item.Item.Id));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(0)]
    [InlineData(101)]
    public async Task GetFeed_SizeOutOfRange_NamesTheField(int size)
    {
        var error = await Assert.ThrowsAsync<RequestException>(() => cluster.User().GetFeed(new FeedRequest { Size = size }));

        Assert.Equal((RequestError.Invalid, "size"), (error.Error, error.Field));
    }

    [Fact(Timeout = 60_000)]
    public async Task GetFeed_UnknownCatalogue_ListsThoseThatExist()
    {
        var error = await Assert.ThrowsAsync<RequestException>(() => cluster.User().GetFeed(new FeedRequest { Catalog = "nothing" }));

        Assert.Equal((RequestError.NotFound, "catalog"), (error.Error, error.Field));
        Assert.Contains(FeedCluster.Catalog, error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetFeed_FewerThanAPagePass_RelaxesTheLikeAndSaysSo()
    {
        var user = cluster.User();
        var bound = await user.AddPreference(null, Hard("runtime", ComparisonOperator.LessOrEqual, 83.0, Polarity.Like));
        await user.AddPreference(null, Hard("genre", ComparisonOperator.Equal, "comedy", Polarity.Dislike));

        var feed = await user.GetFeed(new FeedRequest { Size = 10 });

        Assert.Equal(10, feed.Items.Length);
        Assert.Equal(3, feed.Items.Count(item => item.Item.Values("runtime")[0].Number <= 83));
        Assert.Equal(bound.Id, Assert.Single(feed.Relaxed).PreferenceId);
        Assert.DoesNotContain(feed.Items, item => item.Item.Values("genre")[0].Text == "comedy");
    }

    [Fact(Timeout = 60_000)]
    public async Task GetFeed_ReferredItemLeavesTheCatalogue_GoesOnAndSaysSo()
    {
        const string Catalog = "leaving";
        await cluster.Import(Catalog);
        var user = cluster.User();
        var near = await user.AddPreference(Catalog, Soft("similar", "film-50"));
        await user.AddPreference(Catalog, Soft("item", "film-3"));
        var before = await user.GetFeed(new FeedRequest { Catalog = Catalog, Size = 5 });
        Assert.Empty(before.Relaxed);
        Assert.Contains("Similar: nearer to Film number 50", (await user.GetPolicy(Catalog)).Tools.Select(call => call.Line));

        await cluster.Import(Catalog, SmallCatalog.Items.Take(40));

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        FeedPage feed;
        do
        {
            limit.Token.ThrowIfCancellationRequested();
            feed = await user.GetFeed(new FeedRequest { Catalog = Catalog, Size = 50 });
        }
        while (feed.Items.Length > 40);
        var missing = Assert.Single(feed.Relaxed);
        Assert.Equal((near.Id, "film-50 is no longer in the catalogue, so it counts for nothing"), (missing.PreferenceId, missing.Reason));
        Assert.Equal(["Similar: nearer to Film number 3"], (await user.GetPolicy(Catalog)).Tools.Where(call => call.Tool == "similar").Select(call => call.Line));
        Assert.Equal(39, feed.Items.Length);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("similar", "#2")]
    [InlineData("similar", "No Such Film Ever")]
    [InlineData("item", "film-9999")]
    public async Task Preference_ByHandOfAnItemThatIsNotThere_IsRefused(string facet, string value)
    {
        var user = cluster.User();
        var known = await user.AddPreference(null, Soft(facet, "film-1"));

        var added = await Assert.ThrowsAsync<RequestException>(() => user.AddPreference(null, Soft(facet, value)));
        var edited = await Assert.ThrowsAsync<RequestException>(() => user.EditPreference(known.Id, new PreferenceChange { Value = value }));

        Assert.All([added, edited], error => Assert.Equal((RequestError.Invalid, "value"), (error.Error, error.Field)));
        Assert.Contains($"'{value}'", added.Message, StringComparison.Ordinal);
        Assert.Equal(known, Assert.Single(await user.GetPreferences(null)));
    }

    [Fact(Timeout = 60_000)]
    public async Task Record_Consumed_DoesNotComeBackAndMovesTheFeed()
    {
        var user = cluster.User();
        await user.Record([.. Enumerable.Range(0, 10).Select(step => new Interaction { ItemId = $"film-{(4 * step) + 3}", Kind = InteractionKind.Rating, Value = 5 })]);

        var feed = await user.GetFeed(new FeedRequest { Size = 10 });

        Assert.DoesNotContain(feed.Items, item => int.Parse(item.Item.Id[5..], System.Globalization.CultureInfo.InvariantCulture) is var film && film < 40 && film % 4 == 3);
        Assert.True(feed.Items.Count(item => item.Item.Values("genre")[0].Text == "thriller") >= 6, string.Join("; ", feed.Items.Select(item => $"{item.Item.Id} {item.Item.Values("genre")[0]} {item.Why} {string.Join(",", item.Parts)}")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Record_OneUnknownItem_RecordsNothing()
    {
        var user = cluster.User();

        var error = await Assert.ThrowsAsync<RequestException>(() => user.Record(
        [
            new Interaction { ItemId = "film-1", Kind = InteractionKind.Seen },
            new Interaction { ItemId = "no-such", Kind = InteractionKind.Seen },
        ]));

        Assert.Equal((RequestError.NotFound, "itemId"), (error.Error, error.Field));
        Assert.Contains((await user.GetFeed(new FeedRequest { Size = 100 })).Items.Concat((await user.GetFeed(new FeedRequest { Size = 100 })).Items), item => item.Item.Id == "film-1");
    }

    [Fact(Timeout = 60_000)]
    public async Task EditPreference_RevokePreference_FeedFollows()
    {
        var user = cluster.User();
        var preference = await user.AddPreference(null, Hard("genre", ComparisonOperator.Equal, "drama", Polarity.Like));
        Assert.All((await user.GetFeed(new FeedRequest())).Items, item => Assert.Equal("drama", item.Item.Values("genre")[0].Text));

        await user.EditPreference(preference.Id, new PreferenceChange { Polarity = Polarity.Dislike });
        Assert.DoesNotContain((await user.GetFeed(new FeedRequest())).Items, item => item.Item.Values("genre")[0].Text == "drama");

        await user.RevokePreference(preference.Id);
        Assert.Empty(await user.GetPreferences(null));
        var error = await Assert.ThrowsAsync<RequestException>(() => user.RevokePreference(preference.Id));
        Assert.Equal((RequestError.NotFound, "id"), (error.Error, error.Field));
    }

    private static Preference Soft(string facet, string value) =>
        Hard(facet, ComparisonOperator.Equal, value, Polarity.Like) with { Strength = Strength.Soft };

    private static Preference Hard(string facet, ComparisonOperator @operator, Operand value, Polarity polarity) => new()
    {
        Id = "",
        Polarity = polarity,
        Strength = Strength.Hard,
        Facet = facet,
        Operator = @operator,
        Value = value,
    };
}
