using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Tests.Irf.Metrics;

public class SessionScoresTests
{
    private static readonly ConditionIndex Conditions = new(Films.Dataset());

    [Theory]
    [InlineData(1, 1, 1, 1.0)]
    [InlineData(3, 0, 1, 0.5)]
    [InlineData(10, 0, 1, 0.28906)]
    [InlineData(11, 0, 0, 0.0)]
    public void Of_TargetAtARank_RecallAndNdcg(int rank, double at1, double at10, double ndcg10)
    {
        var scores = SessionScores.Of(Films.Session("a", 1, rank), Conditions);

        Assert.Equal((at1, at10, 1, 1), (scores.Recall(1), scores.Recall(10), scores.Recall(20), scores.Recall(50)));
        Assert.Equal(ndcg10, scores.Ndcg(10), .00001);
        Assert.Equal(1 / Math.Log2(rank + 1), scores.Ndcg(20), .00001);
    }

    [Fact]
    public void Of_TargetNowhere_IsZeroEverywhereAndCountsSixRounds()
    {
        var scores = SessionScores.Of(Films.Session("a", 1, Scenario.MR, null, Films.Round(0, Films.Feed()), Films.Round(1, [Films.Id(1)])), Conditions);

        Assert.Equal((0, 0, 6), (scores.Recall(50), scores.Ndcg(20), scores.RoundsToPass));
        Assert.Equal((new Ratio(0, 1), new Ratio(6, 1)), (Metric.PassRate.Of(scores), Metric.AverageRounds.Of(scores)));
    }

    [Fact]
    public void Of_PassedInTheSecondRound_JudgesThatRoundsFeed()
    {
        var scores = SessionScores.Of(
            Films.Session("a", 1, Scenario.MR, 2, Films.Round(0, Films.Feed()), Films.Round(1, Films.Feed()), Films.Round(2, Films.Feed(9, 20))), Conditions);

        Assert.Equal((2, 2), (scores.Rank, scores.RoundsToPass));
        Assert.Equal([10, 20], scores.Latencies);
    }

    [Fact]
    public void Of_StatedConditions_HardAndSoftApart()
    {
        var scores = SessionScores.Of(
            Films.Session("a", 1, Scenario.MR, null, Films.Round(0, Films.Feed()), Films.Round(1, Films.Feed(1, 2), Films.Comedy, Films.Before1993)), Conditions);

        // Three comedies are not known to the user, two films are from before 1993.
        Assert.Equal(2.0 / 3, scores.Hard.At10!.Value.Attainable, 1e-9);
        Assert.Equal(.2, scores.Hard.At10.Value.Raw, 1e-9);
        Assert.Equal(.1, scores.Hard.At20!.Value.Raw, 1e-9);
        Assert.Equal(1, scores.Soft.At10!.Value.Attainable);
    }

    [Fact]
    public void Of_CommandsOfAParser_AreScoredTogetherAndAMissingAnswerMisses()
    {
        var (comedy, slow) = (Films.Wish("genre", "comedy"), Films.Wish("genre", "drama", Polarity.Dislike));
        var scores = SessionScores.Of(
            Films.Session("a", 1, Scenario.MR, null,
                Films.Round(0, Films.Feed()),
                Films.Round(1, Films.Feed()) with { Gold = Films.Answer(comedy), Answer = Films.Answer(comedy, slow) },
                Films.Round(2, Films.Feed()) with { Gold = Films.Answer(slow) }),
            Conditions);

        // Two meant, two answered, one hit.
        Assert.Equal(new Ratio(2, 4), Metric.ParseF1.Of(scores));
    }

    [Fact]
    public void Of_SystemWithoutMemory_HasNoParse() => Assert.Equal(Ratio.None, Metric.ParseF1.Of(SessionScores.Of(Films.Session("a", 1, 3), Conditions)));
}
