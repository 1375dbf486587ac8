using RecOrleans.Evaluation.Irf.Metrics;

namespace RecOrleans.Evaluation.Tests.Irf.Metrics;

public class SignificanceTests
{
    [Fact]
    public void SignFlip_SixUsersAllBetter_IsTheShareOfBothExtremes() =>
        // 2 of the 64 sets of signs are as far out.
        Assert.Equal(2.0 / 64, Significance.SignFlip([1, 1, 1, 1, 1, 1], seed: 1), .006);

    [Fact]
    public void SignFlip_UsersWithoutADifference_ChangeNothing() =>
        Assert.Equal(Significance.SignFlip([1, 2, 3], seed: 1), Significance.SignFlip([0, 1, 0, 0, 2, 3, 0], seed: 1));

    [Fact]
    public void SignFlip_NoDifference_IsOne() => Assert.Equal(1, Significance.SignFlip([0, 0, 0], seed: 1));

    [Fact]
    public void SignFlip_EitherDirection_IsTheSame() =>
        Assert.Equal(Significance.SignFlip([1, 1, 1, 0, -1, 1], seed: 2), Significance.SignFlip([-1, -1, -1, 0, 1, -1], seed: 2));

    [Fact]
    public void SignFlip_LikeSystems_AreCalledDifferentInAbout5Of100()
    {
        const int Comparisons = 400;
        var random = new Random(3);

        var rejected = Enumerable.Range(0, Comparisons).Count(seed =>
            Significance.SignFlip([.. Enumerable.Range(0, 70).Select(_ => random.NextDouble() - .5)], seed, flips: 400) < .05);

        Assert.InRange((double)rejected / Comparisons, .015, .085);
    }

    [Fact]
    public void SignFlip_ManyUsersBetter_IsTheSmallestThatTheDrawCanSay() =>
        Assert.Equal(1.0 / 10_001, Significance.SignFlip([.. Enumerable.Repeat(.2, 100)], seed: 1));

    /// <summary>Sorted .005, .01, .03, .04 times 4, 3, 2, 1 is .02, .03, .06, .04; none below the one before.</summary>
    [Fact]
    public void Holm_FourTests_ByHand() => Assert.Equal([.03, .06, .06, .02], Significance.Holm([.01, .04, .03, .005]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void Holm_LargeP_IsAtMostOne() => Assert.Equal([1, 1], Significance.Holm([.6, .9]));
}
