using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Tests.DemoCatalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Tests.Irf.Simulation;

public class StatementCheckTests
{
    private static readonly CatalogSchema Schema = ShippedCatalog.Read("movies").Schema;

    private static readonly Item Film = new()
    {
        Id = "heat",
        Title = "Heat",
        Facets = new Dictionary<string, ImmutableArray<FacetValue>>
        {
            ["genre"] = ["crime", "thriller"],
            ["actor"] = ["Al Pacino"],
            ["director"] = ["Michael Mann"],
            ["year"] = [1995],
            ["certificate"] = ["R"],
        }.ToImmutableDictionary(),
        Text = "A bank robbery goes wrong. Set in Los Angeles.",
    };

    private static readonly StatementCheck Check = new(Schema, ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("heat", ["heist"]));

    [Theory]
    [InlineData("genre", "=", "Thriller", true)]
    [InlineData("genre", "!=", "thriller", false)]
    [InlineData("genre", "=", "comedy", false)]
    [InlineData("person", "=", "Michael Mann", true)]
    [InlineData("person", "=", "al pacino", true)]
    [InlineData("actor", "=", "Michael Mann", false)]
    [InlineData("certificate", "<=", "R", true)]
    [InlineData("certificate", "<=", "PG-13", false)]
    [InlineData("certificate", ">", "PG", true)]
    [InlineData("language", "=", "English", false)]
    [InlineData("language", "!=", "English", false)]
    [InlineData("text", "=", "heist", true)]
    [InlineData("text", "=", "bank robbery", true)]
    [InlineData("text", "=", "rob", false)]
    [InlineData("text", "=", "los angeles", true)]
    public void Holds_Text_ComparesByTheFacetsKind(string facet, string comparison, string value, bool expected) => AssertHolds(facet, comparison, value, expected);

    [Theory]
    [InlineData("<", 1995, false)]
    [InlineData("<=", 1995, true)]
    [InlineData(">", 1994, true)]
    [InlineData(">=", 1996, false)]
    [InlineData("=", 1995, true)]
    public void Holds_Number_ComparesByTheOperator(string comparison, double value, bool expected) => AssertHolds("year", comparison, value, expected);

    [Theory]
    [InlineData(1990, 1999, true)]
    [InlineData(1995, 1995, true)]
    [InlineData(1996, 1999, false)]
    public void Holds_Range_IncludesBothEnds(double low, double high, bool expected) => AssertHolds("year", "between", Operand.Range(low, high), expected);

    [Fact]
    public void IsMet_Unknown_FailsALikeAndPassesADislike()
    {
        Assert.False(Check.IsMet(Film, new Statement(Polarity.Like, Strength.Hard, "runtime", ComparisonOperator.LessOrEqual, 300)));
        Assert.True(Check.IsMet(Film, new Statement(Polarity.Dislike, Strength.Hard, "runtime", ComparisonOperator.LessOrEqual, 300)));
    }

    [Theory]
    [InlineData("similar", false)]
    [InlineData("item", false)]
    [InlineData("colour", false)]
    [InlineData("text", true)]
    [InlineData("person", true)]
    public void IsCheckable_References_AreNot(string facet, bool expected) =>
        Assert.Equal(expected, Check.IsCheckable(new Statement(Polarity.Like, Strength.Soft, facet, ComparisonOperator.Equal, "x")));

    private static void AssertHolds(string facet, string comparison, Operand value, bool expected)
    {
        Assert.True(ComparisonOperators.TryParse(comparison, out var parsed));
        var like = new Statement(Polarity.Like, Strength.Soft, facet, parsed, value);
        Assert.Equal(expected, Check.Holds(Film, like));
        Assert.Equal(expected, Check.IsMet(Film, like));
        Assert.Equal(!expected, Check.IsMet(Film, like with { Polarity = Polarity.Dislike }));
    }
}
