using RecOrleans.Engine.Tools;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tests.Feeds;

public class FeedRankerTests
{
    private static readonly World World = World.Shared;

    [Fact]
    public void Why_MatchedConstraints_StandInWords()
    {
        var feed = World.Rank(
            50,
            World.Must(World.Is("runtime", 120, ComparisonOperator.LessOrEqual)),
            World.Match(0.5, World.Is("genre", "comedy"), World.Is("year", Operand.Range(1990, 1999), ComparisonOperator.Between)));

        Assert.StartsWith("at most 120 min · comedy · 1990s", feed.Items[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_NearToNamedItems_GivesTheirTitles()
    {
        var one = World.Rank(5, World.Match(0), (ToolNames.Similar, new SimilarArguments("p1", "m017", 2, "Seventeen")));
        var untitled = World.Rank(5, World.Match(0), (ToolNames.Similar, new SimilarArguments("p1", "m017", 2)));
        var two = World.Rank(
            50, World.Match(0), (ToolNames.Similar, new SimilarArguments("p1", "m017", 2, "Seventeen")), (ToolNames.Similar, new SimilarArguments("p2", "m018", 2, "Eighteen")));

        Assert.StartsWith("close to Seventeen", one.Items[0].Why, StringComparison.Ordinal);
        Assert.StartsWith("close to what you named", untitled.Items[0].Why, StringComparison.Ordinal);
        Assert.All(two.Items, item =>
        {
            Assert.Equal(item.Matched.Contains("p1"), item.Why.Contains("Seventeen", StringComparison.Ordinal));
            Assert.Equal(item.Matched.Contains("p2"), item.Why.Contains("Eighteen", StringComparison.Ordinal));
        });
        Assert.Contains(two.Items, item => item.Matched.Contains("p1"));
        Assert.Contains(two.Items, item => item.Matched.Contains("p2"));
    }

    [Fact]
    public void Why_History_SaysThatPeopleLikeYouLikeIt()
    {
        var policy = World.Policy(World.Match(0));
        var query = new RecOrleans.Retrieval.ShardQuery { Policy = policy, Count = 5, UserVector = World.UserVector(policy, "m001", "m002") };

        var feed = Engine.Feeds.FeedRanker.Rank(World.Schema, policy, [World.Shard.Search(query, TestContext.Current.CancellationToken)]);

        Assert.Equal("people with your history like it", feed.Items[0].Why);
    }

    [Fact]
    public void Why_ColdUser_SaysPopular() => Assert.Equal("popular with others", World.Rank(5, World.Match(0)).Items[0].Why);

    [Fact]
    public void Page_WithinWhatHolds_NeedsNoRelaxation()
    {
        var feed = World.Rank(100, World.Must(World.Is("runtime", 90, ComparisonOperator.LessOrEqual)), World.Match(0));

        Assert.Empty(feed.Page(0, 10).Relaxed);
    }

    [Fact]
    public void Page_BeyondWhatHolds_SaysWhatGaveAndWhy()
    {
        var kept = World.Items.Count(item => item.Values("runtime") is [{ Number: <= 72 }]);
        var feed = World.Rank(100, World.Must(World.Is("runtime", 72, ComparisonOperator.LessOrEqual, "p1")), World.Match(0));

        var relaxed = Assert.Single(feed.Page(0, kept + 1).Relaxed);
        Assert.Equal("p1", relaxed.PreferenceId);
        Assert.Equal($"only {kept} movies left are at most 72 min", relaxed.Reason);
        Assert.Empty(feed.Page(0, kept).Relaxed);
    }

    [Fact]
    public void Page_NothingHolds_SaysSoForEveryLikeThatGave()
    {
        var feed = World.Rank(
            100, World.Must(World.Is("person", "Nobody Atall", id: "p1"), World.Is("genre", "comedy", id: "p2"), World.Is("year", 3000, ComparisonOperator.Greater, "p3")), World.Match(0));

        var relaxed = feed.Page(0, 10).Relaxed;

        Assert.Contains(relaxed, one => one.PreferenceId == "p1" && one.Reason == "no movies left meet all that you insist on, so Nobody Atall had to give");
        Assert.Contains(relaxed, one => one.PreferenceId == "p3" && one.Reason.EndsWith("after 3000 had to give", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_PastTheEnd_IsEmpty()
    {
        var feed = World.Rank(20, World.Match(0));

        Assert.Empty(feed.Page(20, 10).Items);
        Assert.Equal(5, feed.Page(15, 10).Items.Length);
        Assert.Equal(feed.Items.Select(item => item.Item.Id), feed.Page(0, 10).Items.Concat(feed.Page(10, 10).Items).Select(item => item.Item.Id));
    }
}
