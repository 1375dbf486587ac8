using System.Numerics.Tensors;

namespace RecOrleans.Engine.Retrieval;

/// <summary>Vectors as int8 with a scale each: a quarter of the memory, and close enough to be looked up by every shard.</summary>
/// <param name="dimensions">Length of every vector.</param>
/// <param name="index">Id -> position.</param>
/// <param name="scales">One a vector; value = scale x int8.</param>
/// <param name="values">Row-major, positions x dimensions.</param>
public sealed class QuantisedVectors(int dimensions, IReadOnlyDictionary<string, int> index, float[] scales, sbyte[] values)
{
    public int Dimensions => dimensions;

    public int Count => scales.Length;

    internal ReadOnlySpan<float> Scales => scales;

    internal ReadOnlySpan<sbyte> Values => values;

    internal IReadOnlyDictionary<string, int> Index => index;

    /// <summary>Quantises n vectors laid end to end.</summary>
    public static QuantisedVectors Of(IReadOnlyDictionary<string, int> index, ReadOnlySpan<float> rows, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(index);
        var count = rows.Length / dimensions;
        var scales = new float[count];
        var values = new sbyte[rows.Length];
        for (var row = 0; row < count; row++)
        {
            var vector = rows.Slice(row * dimensions, dimensions);
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude(vector));
            if (largest == 0) continue;
            scales[row] = largest / sbyte.MaxValue;
            for (var i = 0; i < dimensions; i++) values[row * dimensions + i] = (sbyte)MathF.Round(vector[i] / scales[row]);
        }

        return new QuantisedVectors(dimensions, index, scales, values);
    }

    /// <summary>Writes the vector of an id; false where there is none.</summary>
    public bool TryRead(string id, Span<float> vector)
    {
        if (!index.TryGetValue(id, out var row)) return false;
        TensorPrimitives.ConvertTruncating<sbyte, float>(values.AsSpan(row * dimensions, dimensions), vector);
        TensorPrimitives.Multiply(vector, scales[row], vector);
        return true;
    }
}
