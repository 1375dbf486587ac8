using RecOrleans.Evaluation.Planning;

namespace RecOrleans.Evaluation.Tests.Planning;

public class PolicyTreeTests
{
    /// <summary>Arm 0 is right up to 4 of the second feature, arm 1 above; the first feature is chatter.</summary>
    private static readonly double[][] Features = [.. Enumerable.Range(0, 20).Select(example => (double[])[example * 7 % 5, example / 2])];

    private static readonly double[][] Losses =
    [
        [.. Features.Select(features => features[1] <= 4 ? 0.0 : 1)],
        [.. Features.Select(features => features[1] <= 4 ? 1.0 : 0)],
    ];

    private static readonly double[] Shares = [.. Features.Select(_ => 1.0 / Features.Length)];

    [Fact]
    public void Fit_AFeatureThatDecides_IsSplitWhereItDecides()
    {
        var tree = PolicyTree.Fit(Features, Losses, Shares, depth: 3, leastShare: 0.05);

        Assert.Equal(2, tree.Leaves);
        Assert.All(Features, features => Assert.Equal(features[1] <= 4 ? 0 : 1, tree.Choose(features)));
        Assert.Equal(["b <= 4, arm 0", "b > 4, arm 1"], tree.Describe(["a", "b"], arm => $"arm {arm}"));
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(3, 0.6)]
    public void Fit_NoSplitAllowed_IsTheBestArmForAll(int depth, double leastShare)
    {
        double[] heavy = [.. Features.Select(features => features[1] <= 4 ? 0.04 : 0.06)];

        var tree = PolicyTree.Fit(Features, Losses, heavy, depth, leastShare);

        Assert.Equal(1, tree.Leaves);
        Assert.Equal(1, tree.Choose([0, 0]));
    }
}
