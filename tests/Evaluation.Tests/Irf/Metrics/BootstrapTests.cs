using RecOrleans.Evaluation.Irf.Metrics;

namespace RecOrleans.Evaluation.Tests.Irf.Metrics;

public class BootstrapTests
{
    [Fact]
    public void Of_ManySamplesOfAKnownMean_CoversItInAbout95Of100()
    {
        const int Samples = 400, Users = 80;
        const double Mean = .3;
        var random = new Random(11);
        var bootstrap = new Bootstrap(Users, seed: 5);

        var covered = Enumerable.Range(0, Samples).Count(_ =>
        {
            var passed = Enumerable.Range(0, Users).Select(_ => Ratio.Mean(random.NextDouble() < Mean ? 1 : 0)).ToArray();
            var estimate = bootstrap.Of(passed)!;
            return estimate.Low <= Mean && Mean <= estimate.High;
        });

        // Three standard errors of 400 draws around .95, a little below because shares of 80 are discrete.
        Assert.InRange((double)covered / Samples, .91, .985);
    }

    [Fact]
    public void Of_TwoUsers_IntervalIsThatOfTheThreeMeansTheyCanGive()
    {
        var estimate = new Bootstrap(2, seed: 1).Of([Ratio.Mean(0), Ratio.Mean(1)])!;

        Assert.Equal(new Estimate(.5, 0, 1, 2), estimate);
    }

    [Fact]
    public void Of_SessionsThatDoNotCount_AreLeftOut()
    {
        var estimate = new Bootstrap(4, seed: 1).Of([Ratio.Mean(.5), Ratio.None, Ratio.Mean(.5), Ratio.None])!;

        Assert.Equal(new Estimate(.5, .5, .5, 2), estimate);
    }

    [Fact]
    public void Of_RatioOfSums_WeighsUsersByWhatTheySaid() =>
        Assert.Equal(5.0 / 12, new Bootstrap(2, seed: 1).Of([new Ratio(1, 2), new Ratio(4, 10)])!.Value, 1e-12);

    [Fact]
    public void Of_NobodyCounts_IsNothing() => Assert.Null(new Bootstrap(2, seed: 1).Of([Ratio.None, Ratio.None]));

    [Fact]
    public void Of_SameSeed_SameInterval()
    {
        var parts = Enumerable.Range(0, 50).Select(user => Ratio.Mean(user % 7)).ToArray();

        Assert.Equal(new Bootstrap(50, seed: 3).Of(parts), new Bootstrap(50, seed: 3).Of(parts));
        Assert.NotEqual(new Bootstrap(50, seed: 3).Of(parts), new Bootstrap(50, seed: 4).Of(parts));
    }
}
