using System.Numerics.Tensors;

namespace RecOrleans.Engine.Collaborative;

/// <summary>One row's least squares, (A0 + sum w y y^T + r I) x = sum (w + w0) y, solved by Cholesky in place.</summary>
/// <remarks>Owns its two buffers and allocates nothing per row; only the lower triangle is used. Not thread-safe: one per worker.</remarks>
internal sealed class NormalEquations(int dimensions)
{
    private readonly float[] _matrix = new float[dimensions * dimensions];
    private readonly float[] _right = new float[dimensions];

    /// <summary>Begins a row with A0 (d x d, row-major).</summary>
    public void Reset(ReadOnlySpan<float> gram)
    {
        gram.CopyTo(_matrix);
        _right.AsSpan().Clear();
    }

    /// <summary>Adds w y y^T on the left and <paramref name="target"/> y on the right.</summary>
    public void Add(ReadOnlySpan<float> vector, float weight, float target)
    {
        for (var row = 0; row < dimensions; row++)
        {
            var entries = _matrix.AsSpan(row * dimensions, row + 1);
            TensorPrimitives.MultiplyAdd(vector[..(row + 1)], weight * vector[row], entries, entries);
        }

        TensorPrimitives.MultiplyAdd(vector, target, _right, _right);
    }

    /// <summary>Adds r to the diagonal and writes x.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite; a larger regularisation makes it so.</exception>
    public void Solve(float regularisation, Span<float> solution)
    {
        for (var row = 0; row < dimensions; row++) _matrix[row * dimensions + row] += regularisation;
        Factorise();
        _right.CopyTo(solution);

        for (var row = 0; row < dimensions; row++)
        {
            var entries = _matrix.AsSpan(row * dimensions, row + 1);
            solution[row] = (solution[row] - TensorPrimitives.Dot<float>(entries[..row], solution[..row])) / entries[row];
        }

        // The second half walks L's columns; subtracting a whole row of L at a time keeps memory access in order.
        for (var row = dimensions - 1; row >= 0; row--)
        {
            var entries = _matrix.AsSpan(row * dimensions, row + 1);
            solution[row] /= entries[row];
            TensorPrimitives.MultiplyAdd(entries[..row], -solution[row], solution[..row], solution[..row]);
        }
    }

    private void Factorise()
    {
        for (var row = 0; row < dimensions; row++)
        {
            var current = _matrix.AsSpan(row * dimensions, row + 1);
            for (var column = 0; column < row; column++)
            {
                var other = _matrix.AsSpan(column * dimensions, column + 1);
                current[column] = (current[column] - TensorPrimitives.Dot<float>(current[..column], other[..column])) / other[column];
            }

            var square = current[row] - TensorPrimitives.SumOfSquares<float>(current[..row]);
            if (!(square > 0)) throw new ArithmeticException("The least-squares matrix is not positive definite; raise the regularisation.");
            current[row] = MathF.Sqrt(square);
        }
    }
}
