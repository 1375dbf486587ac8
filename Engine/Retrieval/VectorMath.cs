using System.Numerics.Tensors;

namespace RecOrleans.Engine.Retrieval;

/// <summary>The few operations on vectors that several places share.</summary>
internal static class VectorMath
{
    /// <summary>Writes the unit vector of <paramref name="vector"/>; zeros stay zeros. The two may be the same memory.</summary>
    public static void Normalise(ReadOnlySpan<float> vector, Span<float> unit)
    {
        var norm = TensorPrimitives.Norm(vector);
        if (norm > 0) TensorPrimitives.Divide(vector, norm, unit);
        else unit.Clear();
    }

    public static bool IsZero(ReadOnlySpan<float> vector) => !vector.ContainsAnyExcept(0f);
}
