using RecOrleans.Catalogs;
using RecOrleans.Engine.Tools;
using RecOrleans.Preferences;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tests.Tools;

/// <summary>What each scoring tool promises.</summary>
public class ScoringToolTests
{
    private static readonly World World = World.Shared;

    [Fact]
    public void Exclude_ConsumedAndNamed_NeverComeBack()
    {
        var query = new ShardQuery { Policy = World.Policy((ToolNames.Exclude, new ExcludeArguments(true, ["m005", "gone"])), World.Match(0)), Count = 1000, Consumed = ["m006", "gone"] };

        var result = World.Shard.Search(query, TestContext.Current.CancellationToken);

        Assert.Equal(World.Items.Select(item => item.Id).Except(["m005", "m006"]), result.Candidates.Select(candidate => candidate.Item.Id).Order());
        Assert.Equal(World.Items.Length - 2, result.Kept);
    }

    [Fact]
    public void Exclude_ConsumedWanted_ShowsThemAgain() =>
        Assert.Contains(
            World.Search(new ShardQuery { Policy = World.Policy((ToolNames.Exclude, new ExcludeArguments(false, []))), Count = 1000, Consumed = ["m006"] }),
            candidate => candidate.Item.Id == "m006");

    [Fact]
    public void Matcher_NoIntentNoHistory_ShowsWhatIsPopular()
    {
        var found = World.Search(World.Items.Length, World.Match(0));

        var counts = World.Interactions.Where(one => one.Value >= 4).CountBy(one => one.ItemId).ToDictionary();
        var shown = found.Select(candidate => counts.GetValueOrDefault(candidate.Item.Id)).ToArray();
        Assert.Equal(shown.OrderDescending(), shown);
        Assert.Equal([ScoreParts.Popularity], found[0].Parts.Keys);
    }

    [Fact]
    public void Matcher_EmptyUserVector_CountsAsNoHistory()
    {
        float[]? none = null;

        Assert.Equal([ScoreParts.Popularity], World.Search(new ShardQuery { Policy = World.Policy(World.Match(0)), Count = 1, UserVector = none })[0].Parts.Keys);
    }

    [Theory]
    [InlineData("m004")]
    [InlineData("m011")]
    [InlineData("m020")]
    public void Matcher_SoftFacets_FillTheTopTen(string watched)
    {
        (string, Constraint, Func<Item, bool>)[] wishes =
        [
            ("closed", World.Is("genre", "western"), item => item.Values("genre").Contains("western")),
            ("open", World.Is("person", "Jun Mori"), item => item.Values("director").Contains("Jun Mori")),
            ("ordered", World.Is("certificate", "PG", ComparisonOperator.LessOrEqual), item => item.Values("certificate")[0].Text is "G" or "PG"),
            ("number", World.Is("runtime", 90, ComparisonOperator.LessOrEqual), item => item.Values("runtime") is [{ Number: <= 90 }]),
            ("range", World.Is("year", Operand.Range(1980, 1989), ComparisonOperator.Between), item => item.Values("year")[0].Number is >= 1980 and <= 1989),
        ];
        foreach (var (kind, wish, holds) in wishes)
        {
            var policy = World.Policy(World.Match(0.6, wish));
            var found = World.Search(new ShardQuery { Policy = policy, Count = 10, UserVector = World.UserVector(policy, watched, "m002", "m030") });

            Assert.All(found, candidate => Assert.True(holds(candidate.Item), kind));
            Assert.All(found, candidate => Assert.Equal([wish.PreferenceId], candidate.Matched));
        }
    }

    [Fact]
    public void Matcher_NumberOutsideARange_CountsLessTheFartherItIs()
    {
        var found = World.Search(World.Items.Length, World.Match(1, World.Is("year", Operand.Range(1990, 1992), ComparisonOperator.Between)));

        var distances = found.Select(candidate => Math.Max(0, Math.Max(1990 - candidate.Item.Values("year")[0].Number, candidate.Item.Values("year")[0].Number - 1992))).ToArray();
        Assert.Equal(distances.Order(), distances);
        Assert.True(found.First(candidate => candidate.Item.Values("year")[0].Number is 1993 or 1989).Score < 0.6 * found[0].Score);
    }

    [Fact]
    public void Matcher_Alternatives_CountAsTheBestOfThem()
    {
        var found = World.Search(World.Items.Length, World.Match(1, World.Is("genre", "comedy") with { Group = "genre" }, World.Is("genre", "drama") with { Group = "genre" }));

        var scores = found.ToLookup(candidate => candidate.Item.Values("genre").Count(genre => genre.Text is "comedy" or "drama"), candidate => candidate.Score);
        Assert.NotEmpty(scores[2]);
        Assert.Single(scores[1].Concat(scores[2]).Distinct());
        Assert.All(scores[0], score => Assert.Equal(0, score));
    }

    [Fact]
    public void Matcher_TextThatAnItemSays_WeighsAsMuchAsAFacet()
    {
        var found = World.Search(World.Items.Length, World.Match(1, World.Is("text", "casino heist"), World.Is("genre", "western")));

        var holdsOne = found.Where(candidate => candidate.Item.Text!.Contains("casino", StringComparison.Ordinal) != candidate.Item.Values("genre").Contains("western")).ToArray();
        Assert.All(holdsOne, candidate => Assert.InRange(candidate.Score, 0.75 * 3, 1.25 * 3));
    }

    [Fact]
    public void Matcher_AdjectiveOfANounThatItemsSay_FindsIt() =>
        Assert.All(World.Search(10, World.Match(1, World.Is("text", "cakey"))), candidate => Assert.Contains("cake", candidate.Item.Text!, StringComparison.Ordinal));

    [Fact]
    public void Matcher_Text_PutsWhatIsNearInMeaningFirst()
    {
        var found = World.Search(10, World.Match(1, World.Is("text", "spaceship in outer space")));

        Assert.All(found, candidate => Assert.Contains("astronauts", candidate.Item.Text!, StringComparison.Ordinal));
    }

    [Fact]
    public void Matcher_History_PutsItsTasteFirst()
    {
        var watched = World.Items.Where(item => item.Values("genre").Contains("horror")).Take(8).Select(item => item.Id).ToArray();
        var policy = World.Policy((ToolNames.Exclude, new ExcludeArguments(true, [])), World.Match(0.6));

        var found = World.Search(new ShardQuery { Policy = policy, Count = 20, UserVector = World.UserVector(policy, watched), Consumed = [.. watched] });

        Assert.True(found.Count(candidate => candidate.Item.Values("genre").Contains("horror")) >= 15);
        Assert.Equal([ScoreParts.Collaborative], found[0].Parts.Keys);
    }

    [Fact]
    public void Attenuator_Dislikes_OnlyPushDown()
    {
        var found = World.Search(
            World.Items.Length,
            World.Match(0),
            (ToolNames.Attenuator, new AttenuatorArguments(1, [World.Is("text", "bloody murder"), World.Is("genre", "horror")])));

        Assert.All(found, candidate => Assert.True(candidate.Parts[ScoreParts.Attenuation] <= 0));
        Assert.DoesNotContain(found.Take(20), candidate => candidate.Item.Values("genre").Contains("horror"));
        Assert.Contains(found.Take(20), candidate => candidate.Parts[ScoreParts.Attenuation] == 0);
    }

    [Fact]
    public void Attenuator_Item_PushesDownWhatIsLikeIt()
    {
        var item = World.Items.First(one => one.Text!.Contains("killer", StringComparison.Ordinal));

        var found = World.Search(World.Items.Length, World.Match(0), (ToolNames.Attenuator, new AttenuatorArguments(1, [World.Is("similar", item.Id)])));

        double Mean(bool killer) => found.Where(candidate => candidate.Item.Text!.Contains("killer", StringComparison.Ordinal) == killer).Average(candidate => candidate.Parts[ScoreParts.Attenuation]);
        Assert.True(Mean(true) < Mean(false), $"{Mean(true)} {Mean(false)}");
    }

    [Fact]
    public void Similar_Item_BringsItsLikesAndNeverItself()
    {
        var item = World.Items.First(one => one.Text!.Contains("astronauts", StringComparison.Ordinal));

        var found = World.Search(World.Items.Length, World.Match(0), (ToolNames.Similar, new SimilarArguments("s", item.Id, 1)));

        Assert.DoesNotContain(found, candidate => candidate.Item.Id == item.Id);
        var share = found.Take(20).Count(candidate => candidate.Item.Text!.Contains("astronauts", StringComparison.Ordinal));
        Assert.True(share >= 6, $"{share} of 20 share the plot of one film in eight");
        Assert.Contains("s", found[0].Matched);
        Assert.DoesNotContain("s", found[^1].Matched);
    }

    [Fact]
    public void Similar_UnknownItem_IsRefused() =>
        Assert.Equal("similar.item", Assert.Throws<RequestException>(() => World.Search(5, (ToolNames.Similar, new SimilarArguments("s", "m999", 1)))).Field);

    [Fact]
    public void Trending_LatestChoices_ComeFirst()
    {
        var found = World.Search(World.Items.Length, (ToolNames.Trending, new TrendingArguments(2)));

        var end = World.Interactions.Max(one => one.At);
        var recent = World.Interactions.Where(one => one.Value >= 4).GroupBy(one => one.ItemId)
            .ToDictionary(group => group.Key, group => group.Sum(one => double.Exp2(-((end - one.At) / TimeSpan.FromDays(30)))));
        Assert.Equal(recent.MaxBy(pair => pair.Value).Key, found[0].Item.Id);
        Assert.Equal([ScoreParts.Trending], found[0].Parts.Keys);
    }

    [Theory]
    [InlineData("year")]
    [InlineData("released")]
    public void Fresh_Facet_PutsTheNewestFirst(string facet)
    {
        var found = World.Search(World.Items.Length, (ToolNames.Fresh, new FreshArguments(facet, 1)));

        var order = found.Select(candidate => candidate.Item.Values(facet)[0].ToString()).ToArray();
        Assert.Equal(order.OrderDescending(StringComparer.Ordinal), order);
    }

    [Fact]
    public void Fresh_FacetWithoutTime_IsRefused() =>
        Assert.Equal("fresh.facet", Assert.Throws<RequestException>(() => World.Search(5, (ToolNames.Fresh, new FreshArguments("genre", 1)))).Field);

    [Fact]
    public void Explorer_SameSeed_ReplaysAndAnotherDoesNot()
    {
        string[] Run(ulong seed) =>
            [.. World.Search(new ShardQuery { Policy = World.Policy(World.Match(0), (ToolNames.Explorer, new ExplorerArguments(0.8))), Count = 20, Seed = seed }).Select(candidate => candidate.Item.Id)];

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void Explorer_Reach_LeansToTheLongTail()
    {
        double MeanPopularity(double reach) =>
            World.Search(20, World.Match(0), (ToolNames.Explorer, new ExplorerArguments(reach))).Average(candidate => World.Model.Popularity[candidate.Item.Id]);

        Assert.True(MeanPopularity(1) < MeanPopularity(0.3));
        Assert.True(MeanPopularity(0.3) < MeanPopularity(0));
    }

    [Fact]
    public void Aggregator_Top_BoundsTheCandidates() => Assert.Equal(7, World.Search(100, World.Match(0), (ToolNames.Aggregator, new AggregatorArguments(7))).Length);
}
