using System.Collections.Immutable;

namespace RecOrleans.Training.Gguf;

/// <summary>A tensor of a GGUF file with its data.</summary>
/// <param name="Name">Such as <c>blk.0.attn_q.weight</c>.</param>
/// <param name="Shape">Lengths, the innermost first.</param>
/// <param name="Type">How the numbers are stored.</param>
/// <param name="Data">As in the file.</param>
public sealed record GgufTensor(string Name, ImmutableArray<long> Shape, GgufType Type, ReadOnlyMemory<byte> Data)
{
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);

    /// <summary>Row-major, the innermost dimension last.</summary>
    public float[] Numbers()
    {
        var numbers = new float[Count];
        Blocks.Dequantise(Type, Data.Span, numbers);
        return numbers;
    }

    /// <summary>The first rows of a map.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public GgufTensor Rows(int count) => Shape is [var width, var rows] && rows >= count
        ? this with { Shape = [width, count], Data = Data[..(int)Blocks.Bytes(Type, width * count)] }
        : throw new InvalidDataException($"{Name} has no {count} rows; its shape is [{string.Join(", ", Shape)}].");

    public static GgufTensor Of(string name, ImmutableArray<long> shape, GgufType type, ReadOnlySpan<float> numbers)
    {
        if (type is not (GgufType.F32 or GgufType.F16) && shape[0] % Blocks.Length != 0)
            throw new InvalidDataException($"The rows of {name} have {shape[0]} numbers, no multiple of {Blocks.Length}, which {type} needs.");
        var data = new byte[Blocks.Bytes(type, numbers.Length)];
        Blocks.Quantise(type, numbers, data);
        return new GgufTensor(name, shape, type, data);
    }
}
