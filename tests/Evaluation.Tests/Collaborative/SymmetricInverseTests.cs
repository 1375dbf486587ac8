using RecOrleans.Evaluation.Collaborative;

namespace RecOrleans.Evaluation.Tests.Collaborative;

public class SymmetricInverseTests
{
    /// <summary>Below, at and above the size of a block.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(150)]
    public void Compute_PositiveDefinite_TimesTheMatrixIsTheIdentity(int n)
    {
        var matrix = PositiveDefinite(n);
        var inverse = matrix.ToArray();

        SymmetricInverse.Compute(inverse, n);

        for (var row = 0; row < n; row++)
            for (var column = 0; column < n; column++)
                Assert.Equal(row == column ? 1 : 0, Enumerable.Range(0, n).Sum(i => matrix[row * n + i] * inverse[i * n + column]), 1e-9);
    }

    [Fact]
    public void Compute_UpperTriangleMissing_ReadsTheLowerAlone()
    {
        const int n = 70;
        var whole = PositiveDefinite(n);
        var lower = whole.Select((entry, at) => at % n > at / n ? double.NaN : entry).ToArray();

        SymmetricInverse.Compute(whole, n);
        SymmetricInverse.Compute(lower, n);

        Assert.Equal(whole, lower);
    }

    [Fact]
    public void Compute_NotPositiveDefinite_Throws() =>
        Assert.Throws<ArithmeticException>(() => SymmetricInverse.Compute([1, 2, 2, 1], 2));

    [Fact]
    public void Compute_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => SymmetricInverse.Compute([1], 1, new CancellationToken(canceled: true)));

    private static double[] PositiveDefinite(int n)
    {
        var random = new Random(3);
        var factor = Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - 0.5).ToArray();
        var matrix = new double[n * n];
        for (var row = 0; row < n; row++)
            for (var column = 0; column < n; column++)
                matrix[row * n + column] = (row == column ? 1 : 0) + Enumerable.Range(0, n).Sum(i => factor[row * n + i] * factor[column * n + i]);
        return matrix;
    }
}
