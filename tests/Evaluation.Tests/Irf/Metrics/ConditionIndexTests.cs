using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Tests.Irf.Metrics;

public class ConditionIndexTests
{
    private static readonly ConditionIndex Index = new(Films.Dataset());
    private static readonly Statement LikeTheSecond = new(Polarity.Like, Strength.Soft, "similar", ComparisonOperator.Equal, "#2");
    private static readonly Statement NoComedy = Films.Comedy with { Polarity = Polarity.Dislike };

    [Fact]
    public void Of_FewerItemsThanPlaces_IsOutOfWhatTheCatalogueHas()
    {
        // Comedies i01, i02, i03 can be shown; i04 is known to the user.
        Assert.Equal(new Satisfaction(1, .3), Index.Of("u1", [Films.Comedy], Films.Feed(1, 2, 3), 10));
        Assert.Equal(new Satisfaction(1.0 / 3, .1), Index.Of("u1", [Films.Comedy], Films.Feed(2), 10));
    }

    [Fact]
    public void Of_MoreItemsThanPlaces_IsOutOfThePlaces() =>
        Assert.Equal(new Satisfaction(.7, .7), Index.Of("u1", [NoComedy], Films.Feed(1, 2, 3), 10));

    [Fact]
    public void Of_SeveralConditions_AllMustBeMet() =>
        Assert.Equal(new Satisfaction(.5, .1), Index.Of("u1", [Films.Comedy, Films.Before1993], Films.Feed(1, 3), 10));

    [Fact]
    public void Of_NothingToCheck_IsNoFigure()
    {
        Assert.Null(Index.Of("u1", [], Films.Feed(), 10));
        Assert.Null(Index.Of("u1", [LikeTheSecond], Films.Feed(), 10));
    }

    [Fact]
    public void Of_LikenessBesideACondition_IsLeftOut() =>
        Assert.Equal(new Satisfaction(1, .3), Index.Of("u1", [Films.Comedy, LikeTheSecond], Films.Feed(1, 2, 3), 10));

    [Fact]
    public void Of_NoItemCouldMeetThemAll_IsNoFigure() => Assert.Null(Index.Of("u1", [Films.Comedy, NoComedy], Films.Feed(), 10));

    [Theory]
    [InlineData("u9", "i05", "no user 'u9'")]
    [InlineData("u1", "m1", "no item 'm1'")]
    public void Of_AnotherDatasetsSession_Throws(string user, string item, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Index.Of(user, [Films.Comedy], [item], 10)).Message, StringComparison.Ordinal);
}
