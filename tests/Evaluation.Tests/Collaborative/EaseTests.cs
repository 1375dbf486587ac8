using RecOrleans.Evaluation.Collaborative;

namespace RecOrleans.Evaluation.Tests.Collaborative;

public class EaseTests
{
    private const int Items = 9;

    /// <summary>Column j of B is the ridge regression of item j on the other items: solved here one by one, with plain elimination.</summary>
    [Theory]
    [InlineData(0.5, 0, 0)]
    [InlineData(20, 0, 0)]
    [InlineData(2, 0.4, 0)]
    [InlineData(2, 0, 0.5)]
    [InlineData(2, 0.4, 1)]
    public void Score_OneItemKnown_IsItsWeightInTheRegressionOfEveryOther(double regularisation, double dropout, double exponent)
    {
        var random = new Random(5);
        var users = Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, Items).Where(item => random.Next(Items) <= item / 2 + 1).ToArray()).ToArray();
        var ease = new Ease(Split(users), new EaseOptions { Regularisation = regularisation, Dropout = dropout, UserExponent = exponent });

        var expected = Regressions(users, regularisation, dropout, exponent);

        for (var known = 0; known < Items; known++)
        {
            var scores = new double[Items];
            ease.Score(User([known]), scores);
            for (var item = 0; item < Items; item++) Assert.Equal(item == known ? 0 : expected[item][known], scores[item], 1e-9);
        }
    }

    [Fact]
    public void Score_SeveralItemsKnown_AddsTheirWeights()
    {
        var ease = new Ease(Split([[0, 1, 2], [1, 2], [2, 3], [0, 3, 8]]), new EaseOptions { Regularisation = 1 });
        double[] both = new double[Items], sum = new double[Items];

        ease.Score(User([0, 2]), both);
        ease.Score(User([0]), sum);
        ease.Score(User([2]), sum);

        Assert.Equal(sum, both);
        Assert.Contains(both, score => score != 0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(1, -0.1)]
    public void Ease_HyperParameterOutOfRange_Throws(double regularisation, double dropout) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ease(Split([[0, 1]]), new EaseOptions { Regularisation = regularisation, Dropout = dropout }));

    private static double[][] Regressions(int[][] users, double regularisation, double dropout, double exponent)
    {
        var trained = users.Where(user => user.Length > 0).ToArray();
        var scale = trained.Sum(user => user.Length) / trained.Sum(user => Math.Pow(user.Length, 1 - exponent));
        var gram = new double[Items, Items];
        foreach (var user in trained)
            foreach (var a in user)
                foreach (var b in user)
                    gram[a, b] += scale * Math.Pow(user.Length, -exponent);
        return
        [
            .. Enumerable.Range(0, Items).Select(target =>
            {
                int[] others = [.. Enumerable.Range(0, Items).Where(item => item != target)];
                var solution = Solve(
                    [.. others.Select(a => others.Select(b => gram[a, b] + (a == b ? regularisation + dropout / (1 - dropout) * gram[a, a] : 0)).Append(gram[a, target]).ToArray())]);
                return others.Zip(solution).Aggregate(new double[Items], (row, pair) =>
                {
                    row[pair.First] = pair.Second;
                    return row;
                });
            }),
        ];
    }

    /// <summary>Gauss-Jordan on rows that end with the right side.</summary>
    private static double[] Solve(double[][] rows)
    {
        for (var pivot = 0; pivot < rows.Length; pivot++)
            for (var row = 0; row < rows.Length; row++)
                if (row != pivot)
                {
                    var factor = rows[row][pivot] / rows[pivot][pivot];
                    for (var column = 0; column <= rows.Length; column++) rows[row][column] -= factor * rows[pivot][column];
                }

        return [.. rows.Select((row, index) => row[^1] / row[index])];
    }

    private static RankingSplit Split(int[][] users) => new([.. Enumerable.Range(0, Items).Select(item => $"{item}")], [.. users.Select(User)]);

    private static SplitUser User(int[] positives) => new(positives, [], [.. positives], [], 0);
}
