using System.Numerics.Tensors;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Inverts symmetric positive definite matrices of some thousand rows.</summary>
/// <remarks>
/// The sweep operator (Goodnight 1979) in blocks of pivots K: with D the inverse of A_KK,
/// A_ij -= A_iK D A_Kj, A_iK = A_iK D, A_KK = -D. When every block is swept, A holds the negative inverse. Only the lower triangle is read and kept up; n^3 operations.
/// </remarks>
internal static class SymmetricInverse
{
    /// <summary>Pivots swept together: their n x 64 panel stays in the processor's cache while the matrix streams by.</summary>
    private const int Block = 64;

    /// <summary>Inverts in place.</summary>
    /// <param name="matrix">n x n, row-major; the lower triangle counts, both are written.</param>
    /// <param name="n">Rows.</param>
    /// <param name="cancellationToken">Looked at between two blocks.</param>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static void Compute(double[] matrix, int n, CancellationToken cancellationToken = default)
    {
        for (var first = 0; first < n; first += Block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Sweep(matrix, n, first, Math.Min(Block, n - first));
        }

        for (var row = 0; row < n; row++)
            for (var column = 0; column <= row; column++)
                matrix[row * n + column] = matrix[column * n + row] = -matrix[row * n + column];
    }

    private static void Sweep(double[] matrix, int n, int first, int size)
    {
        var panel = new double[size * n];
        for (var pivot = 0; pivot < size; pivot++)
            for (var i = 0; i < n; i++)
                panel[pivot * n + i] = i < first + pivot ? matrix[(first + pivot) * n + i] : matrix[i * n + first + pivot];
        var inverse = new double[size * size];
        for (var pivot = 0; pivot < size; pivot++) panel.AsSpan(pivot * n + first, size).CopyTo(inverse.AsSpan(pivot * size));
        InvertBlock(inverse, size);

        var solved = new double[size * n];
        for (var pivot = 0; pivot < size; pivot++)
            for (var other = 0; other < size; other++)
            {
                var target = solved.AsSpan(pivot * n, n);
                TensorPrimitives.MultiplyAdd(panel.AsSpan(other * n, n), inverse[pivot * size + other], target, target);
            }

        Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            if (i >= first && i < first + size)
            {
                for (var j = 0; j < first; j++) matrix[i * n + j] = solved[(i - first) * n + j];
                for (var j = first; j <= i; j++) matrix[i * n + j] = -inverse[(i - first) * size + j - first];
                return;
            }

            var row = matrix.AsSpan(i * n, i + 1);
            for (var pivot = 0; pivot < size; pivot++) TensorPrimitives.MultiplyAdd(panel.AsSpan(pivot * n, i + 1), -solved[pivot * n + i], row, row);
            if (i > first)
                for (var pivot = 0; pivot < size; pivot++) row[first + pivot] = solved[pivot * n + i];
        });
    }

    /// <summary>The same sweep with one pivot at a time, on a small full matrix.</summary>
    private static void InvertBlock(double[] matrix, int n)
    {
        var column = new double[n];
        for (var pivot = 0; pivot < n; pivot++)
        {
            var value = matrix[pivot * n + pivot];
            if (!(value > 0)) throw new ArithmeticException("The matrix is not positive definite; raise the regularisation.");
            for (var i = 0; i < n; i++) column[i] = matrix[i * n + pivot];
            for (var i = 0; i < n; i++)
                if (i != pivot)
                    for (var j = 0; j < n; j++)
                        matrix[i * n + j] -= column[i] * column[j] / value;
            for (var i = 0; i < n; i++) matrix[i * n + pivot] = matrix[pivot * n + i] = column[i] / value;
            matrix[pivot * n + pivot] = -1 / value;
        }

        for (var i = 0; i < matrix.Length; i++) matrix[i] = -matrix[i];
    }
}
