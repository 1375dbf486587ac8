using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lanes = System.Numerics.Vector<float>;

namespace RecOrleans.Engine.Collaborative;

/// <summary>One row's least squares, (A0 + sum w y y^T + r I) x = sum (w + w0) y, solved by Cholesky in place.</summary>
/// <remarks>
/// Owns its two buffers and allocates nothing per row; only the lower triangle is used. Not thread-safe: one per worker.
/// Rows are some tens of floats, so a library call an operation would cost more than the operation: the inner loops are written out. They are compiled
/// fully at once: a silo that starts trains before the runtime would have found them hot.
/// </remarks>
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<float> vector, float weight, float target)
    {
        for (var row = 0; row < dimensions; row++) AddScaled(_matrix.AsSpan(row * dimensions, row + 1), vector, weight * vector[row]);
        AddScaled(_right, vector, target);
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
            solution[row] = (solution[row] - Dot(entries, solution, row)) / entries[row];
        }

        // The second half walks L's columns; subtracting a whole row of L at a time keeps memory access in order.
        for (var row = dimensions - 1; row >= 0; row--)
        {
            var entries = _matrix.AsSpan(row * dimensions, row + 1);
            solution[row] /= entries[row];
            AddScaled(solution[..row], entries, -solution[row]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Factorise()
    {
        for (var row = 0; row < dimensions; row++)
        {
            var current = _matrix.AsSpan(row * dimensions, row + 1);
            for (var column = 0; column < row; column++)
            {
                var other = _matrix.AsSpan(column * dimensions, column + 1);
                current[column] = (current[column] - Dot(current, other, column)) / other[column];
            }

            var square = current[row] - Dot(current, current, row);
            if (!(square > 0)) throw new ArithmeticException("The least-squares matrix is not positive definite; raise the regularisation.");
            current[row] = MathF.Sqrt(square);
        }
    }

    /// <summary>target += factor x source, over target's length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(target);
        ref var from = ref MemoryMarshal.GetReference(source[..target.Length]);
        var lanes = new Lanes(factor);
        var i = 0;
        for (; i <= target.Length - Lanes.Count; i += Lanes.Count)
        {
            var sum = System.Numerics.Vector.FusedMultiplyAdd(Load(ref from, i), lanes, Load(ref to, i));
            Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref to, i)), sum);
        }

        for (; i < target.Length; i++) target[i] += factor * source[i];
    }

    /// <summary>Dot product of the first <paramref name="length"/> entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right, int length)
    {
        ref var a = ref MemoryMarshal.GetReference(left[..length]);
        ref var b = ref MemoryMarshal.GetReference(right[..length]);
        var lanes = Lanes.Zero;
        var i = 0;
        for (; i <= length - Lanes.Count; i += Lanes.Count) lanes = System.Numerics.Vector.FusedMultiplyAdd(Load(ref a, i), Load(ref b, i), lanes);
        var sum = System.Numerics.Vector.Sum(lanes);
        for (; i < length; i++) sum += left[i] * right[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Load(ref float start, int index) => Unsafe.ReadUnaligned<Lanes>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref start, index)));
}
