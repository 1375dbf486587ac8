using RecOrleans.Evaluation.Collaborative;

namespace RecOrleans.Evaluation.Tests.Collaborative;

/// <summary>The expected figures are worked out by hand, with 1 / log2(place + 1) for a hit.</summary>
public class RankingScoresTests
{
    private static readonly Scorer LowerIdFirst = (_, scores) =>
    {
        for (var item = 0; item < scores.Length; item++) scores[item] = -item;
    };

    [Fact]
    public void Of_HitsAtPlaces1And12_DiscountsThemOverTheIdeal()
    {
        // Item 0 is masked, so item 1 is first and item 12 is twelfth; the third positive is of an item that is not ranked.
        var scores = RankingScores.Of(Split(User(known: [0], targets: [1, 12], targetCount: 3)), LowerIdFirst);

        // Ideal: 1 + 0.6309 + 0.5. Found: 1, and from cutoff 20 on 1 / log2(13) = 0.2702.
        Equal([1 / 3.0, 2 / 3.0, 2 / 3.0], scores.Recall);
        Equal([0.46928, 0.59610, 0.59610], scores.Ndcg);
    }

    [Fact]
    public void Of_MorePositivesThanPlaces_HasItsIdealInThePlaces()
    {
        var scores = RankingScores.Of(Split(User(known: [], targets: [.. Enumerable.Range(0, 12)])), LowerIdFirst);

        Equal([10 / 12.0, 1, 1], scores.Recall);
        Equal([1, 1, 1], scores.Ndcg);
    }

    [Fact]
    public void Of_AllScoresEqual_RanksByItemId()
    {
        var scores = RankingScores.Of(Split(User(known: [0], targets: [3])), static (_, _) => { });

        Equal([1, 1, 1], scores.Recall);
        Equal([0.5, 0.5, 0.5], scores.Ndcg);
    }

    [Fact]
    public void Of_TieAtTheLastPlace_GoesToTheLowerId()
    {
        // Item 50 is best, the others are equal: places 2 to 10 go to items 0 to 8.
        Scorer oneBest = static (_, scores) => scores[50] = 1;

        Equal([1, 1, 1], RankingScores.Of(Split(User([], [8])), oneBest).Recall);
        Equal([0, 1, 1], RankingScores.Of(Split(User([], [9])), oneBest).Recall);
    }

    [Fact]
    public void Of_UserWithoutPositive_IsLeftOut()
    {
        var scores = RankingScores.Of(Split(User([0], []), User([], [0]), User([], [59])), LowerIdFirst);

        Assert.Equal(2, scores.Users);
        Equal([0.5, 0.5, 0.5], scores.Ndcg);
        Assert.Equal(0.5, scores.Criterion);
    }

    [Fact]
    public void Of_KnownItemAmongThePositives_IsMaskedAndMissed() =>
        Equal([0.5, 0.5, 0.5], RankingScores.Of(Split(User([0], [0, 1])), LowerIdFirst).Recall);

    private static RankingSplit Split(params SplitUser[] users) => new([.. Enumerable.Range(0, 60).Select(item => $"{item}")], users);

    private static SplitUser User(int[] known, int[] targets, int? targetCount = null) => new(known, [], [.. known], [.. targets], targetCount ?? targets.Length);

    private static void Equal(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected, (value, at) => Assert.Equal(value, actual[at], 0.00001));
    }
}
