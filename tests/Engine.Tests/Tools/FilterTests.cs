using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tests.Tools;

public class FilterTests
{
    private static readonly World World = World.Shared;

    [Fact]
    public void Filter_HardLikes_ComeFirstAndTheWeakestIsGivenUpFirst()
    {
        var weak = World.Is("runtime", 80, ComparisonOperator.LessOrEqual, "weak");
        var strong = World.Is("genre", "comedy", id: "strong");

        var found = World.Search(World.Items.Length, World.Must(weak, strong), World.Match(0.5));

        var levels = found.Select(candidate => candidate.RelaxationLevel).ToArray();
        Assert.Equal(levels.Order(), levels);
        Assert.Equal([0, 1, 2], levels.Distinct());
        Assert.All(found.Where(candidate => candidate.RelaxationLevel == 0), candidate => Assert.Equal(["weak", "strong"], candidate.Matched.Order(StringComparer.Ordinal).Reverse()));
        Assert.All(found.Where(candidate => candidate.RelaxationLevel == 1), candidate => Assert.Equal(["strong"], candidate.Matched));
        Assert.All(found.Where(candidate => candidate.RelaxationLevel == 2), candidate => Assert.DoesNotContain("strong", candidate.Matched));
    }

    [Fact]
    public void Filter_Alternatives_AreMetByEitherAndRelaxedAsOne()
    {
        var found = World.Search(
            World.Items.Length,
            World.Must(World.Is("year", 2000, ComparisonOperator.Less), World.Is("genre", "comedy") with { Group = "genre" }, World.Is("genre", "western") with { Group = "genre" }),
            World.Match(0.5));

        Assert.All(found, candidate =>
        {
            var genre = candidate.Item.Values("genre").Any(value => value.Text is "comedy" or "western");
            var old = candidate.Item.Values("year")[0].Number < 2000;
            Assert.Equal(!genre ? 3 : old ? 0 : 1, candidate.RelaxationLevel);
        });
    }

    [Fact]
    public void Filter_UnknownValue_FailsALikeAndPassesADislike()
    {
        var liked = World.Search(World.Items.Length, World.Must(World.Is("runtime", 0, ComparisonOperator.GreaterOrEqual)));
        var disliked = World.Search(World.Items.Length, World.MustNot(World.Is("runtime", 0, ComparisonOperator.GreaterOrEqual)));
        var unlike = World.Search(World.Items.Length, World.Must(World.Is("runtime", 1, ComparisonOperator.NotEqual)));

        Assert.All(liked, candidate => Assert.Equal(candidate.Item.Values("runtime").IsEmpty ? 1 : 0, candidate.RelaxationLevel));
        Assert.Equal(World.Items.Where(item => item.Values("runtime").IsEmpty).Select(item => item.Id), disliked.Select(candidate => candidate.Item.Id));
        Assert.All(unlike, candidate => Assert.Equal(candidate.Item.Values("runtime").IsEmpty ? 1 : 0, candidate.RelaxationLevel));
    }

    [Theory]
    [InlineData("wedding cake", false)]
    [InlineData("Killer!", true)]
    [InlineData("killers and astronauts", false)]
    [InlineData("a bloody knife", true)]
    [InlineData("summer camps", true)]
    public void Filter_TextDislike_DropsItemsThatSayItsWords(string text, bool dropped)
    {
        var found = World.Search(World.Items.Length, World.MustNot(World.Is("text", text)));

        var left = found.Count(candidate => candidate.Item.Text!.Contains("killer", StringComparison.Ordinal));
        Assert.Equal(dropped ? 0 : World.Items.Count(item => item.Text!.Contains("killer", StringComparison.Ordinal)), left);
    }

    [Fact]
    public void Filter_CoveringFacet_MeansAnyFacetThatItCovers()
    {
        var found = World.Search(World.Items.Length, World.MustNot(World.Is("person", "ADA STONE")));

        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, candidate => candidate.Item.Values("actor").Concat(candidate.Item.Values("director")).Contains("Ada Stone"));
    }

    [Fact]
    public void Filter_OrderedFacet_ComparesByPosition()
    {
        var found = World.Search(World.Items.Length, World.MustNot(World.Is("certificate", "PG", ComparisonOperator.Greater)));

        Assert.Equal(["G", "PG"], found.Select(candidate => candidate.Item.Values("certificate")[0].Text!).Distinct().Order());
    }

    [Theory]
    [InlineData(ComparisonOperator.LessOrEqual, "1999", "1999-12-31", true)]
    [InlineData(ComparisonOperator.Less, "1999", "1998-12-31", true)]
    [InlineData(ComparisonOperator.Greater, "1999-06", "1999-07-01", false)]
    [InlineData(ComparisonOperator.GreaterOrEqual, "1999-06-15", "1999-06-15", false)]
    public void Filter_Date_TakesYearsAndMonthsAsTheDaysInThem(ComparisonOperator comparison, string value, string bound, bool isUpper)
    {
        var found = World.Search(World.Items.Length, World.Must(World.Is("released", value, comparison))).Where(candidate => candidate.RelaxationLevel == 0).ToArray();

        Assert.Equal(
            World.Items.Count(item => string.CompareOrdinal(item.Values("released")[0].Text, bound) is var order && (isUpper ? order <= 0 : order >= 0)), found.Length);
    }

    [Fact]
    public void Filter_Synonym_StandsForItsValue() =>
        Assert.DoesNotContain(World.Search(World.Items.Length, World.MustNot(World.Is("genre", "scary"))), candidate => candidate.Item.Values("genre").Contains("horror"));

    [Theory]
    [InlineData("mood", "=", "\"x\"", "mood")]
    [InlineData("genre", "<", "\"comedy\"", "genre")]
    [InlineData("runtime", "<", "\"long\"", "runtime")]
    [InlineData("released", "<", "\"yesterday\"", "yyyy-MM-dd")]
    [InlineData("certificate", "<", "\"X\"", "NC-17|PG-13")]
    [InlineData("runtime", "between", "90", "between")]
    public void Filter_ConstraintThatDoesNotFit_NamesToolAndField(string facet, string comparison, string value, string named)
    {
        var arguments = $$"""{"likes":[{"preferenceId":"p","facet":"{{facet}}","operator":"{{comparison}}","value":{{value}} }],"dislikes":[]}""";
        var query = new RecOrleans.Retrieval.ShardQuery { Policy = World.Policy() with { Tools = [new("filter", arguments, "")] }, Count = 5 };

        var refused = Assert.Throws<RequestException>(() => World.Search(query));

        Assert.Equal(RequestError.Invalid, refused.Error);
        Assert.StartsWith("filter", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named.Split('|'), part => refused.Message.Contains(part, StringComparison.Ordinal));
    }
}
