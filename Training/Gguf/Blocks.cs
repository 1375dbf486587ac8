using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RecOrleans.Training.Gguf;

/// <summary>ggml's block quantisation, and back.</summary>
/// <remarks>
/// A block holds 32 numbers of one row; d and m are 16-bit floats, all little-endian:
/// <code>
/// Q8_0  d, 32 int8                          x = d q
/// Q4_0  d, 16 bytes                         x = d (q - 8)
/// Q4_1  d, m, 16 bytes                      x = d q + m
/// Q5_0  d, 32 high bits, 16 bytes           x = d (q - 16)
/// </code>
/// Byte j of the 16 holds number j in its low half and number j + 16 in its high half. Source: ggml's reference quantisation.
/// </remarks>
public static class Blocks
{
    /// <summary>Numbers of a block.</summary>
    public const int Length = 32;

    private const int Half = Length / 2;

    /// <summary>Bytes of so many numbers.</summary>
    /// <exception cref="InvalidDataException">They are no whole blocks.</exception>
    public static long Bytes(GgufType type, long numbers) => type switch
    {
        GgufType.F32 => numbers * sizeof(float),
        GgufType.F16 => numbers * 2,
        _ when numbers % Length != 0 => throw new InvalidDataException($"{numbers} numbers are no whole blocks of {Length}, which {type} needs."),
        _ => numbers / Length * BlockBytes(type),
    };

    /// <summary>Reads numbers of any <see cref="GgufType"/>.</summary>
    public static void Dequantise(GgufType type, ReadOnlySpan<byte> data, Span<float> numbers)
    {
        switch (type)
        {
            case GgufType.F32:
                MemoryMarshal.Cast<byte, float>(data).CopyTo(numbers);
                return;
            case GgufType.F16:
                var halves = MemoryMarshal.Cast<byte, Half>(data);
                for (var at = 0; at < numbers.Length; at++) numbers[at] = (float)halves[at];
                return;
        }

        var size = BlockBytes(type);
        for (int block = 0, at = 0; at < numbers.Length; block++, at += Length)
            DequantiseBlock(type, data.Slice(block * size, size), numbers.Slice(at, Length));
    }

    /// <summary>Writes numbers as any <see cref="GgufType"/> but Q4_1.</summary>
    public static void Quantise(GgufType type, ReadOnlySpan<float> numbers, Span<byte> data)
    {
        switch (type)
        {
            case GgufType.F32:
                numbers.CopyTo(MemoryMarshal.Cast<byte, float>(data));
                return;
            case GgufType.F16:
                var halves = MemoryMarshal.Cast<byte, Half>(data);
                for (var at = 0; at < numbers.Length; at++) halves[at] = (Half)numbers[at];
                return;
        }

        var size = BlockBytes(type);
        for (int block = 0, at = 0; at < numbers.Length; block++, at += Length)
            QuantiseBlock(type, numbers.Slice(at, Length), data.Slice(block * size, size));
    }

    private static int BlockBytes(GgufType type) => type switch
    {
        GgufType.Q4_0 => 18,
        GgufType.Q4_1 => 20,
        GgufType.Q5_0 => 22,
        GgufType.Q8_0 => 34,
        _ => throw new InvalidDataException($"The tensor type {type} is not supported; use F32, F16, Q8_0, Q5_0, Q4_1 or Q4_0."),
    };

    private static void DequantiseBlock(GgufType type, ReadOnlySpan<byte> block, Span<float> numbers)
    {
        var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(block);
        if (type is GgufType.Q8_0)
        {
            for (var at = 0; at < Length; at++) numbers[at] = scale * (sbyte)block[2 + at];
            return;
        }

        var nibbles = block[^Half..];
        var high = type is GgufType.Q5_0 ? BinaryPrimitives.ReadUInt32LittleEndian(block[2..]) : 0;
        var least = type is GgufType.Q4_1 ? (float)BinaryPrimitives.ReadHalfLittleEndian(block[2..]) : 0;
        var zero = type switch { GgufType.Q4_0 => 8, GgufType.Q5_0 => 16, _ => 0 };
        for (var at = 0; at < Half; at++)
        {
            numbers[at] = scale * ((nibbles[at] & 15 | (int)(high >> at & 1) << 4) - zero) + least;
            numbers[at + Half] = scale * ((nibbles[at] >> 4 | (int)(high >> (at + Half) & 1) << 4) - zero) + least;
        }
    }

    private static void QuantiseBlock(GgufType type, ReadOnlySpan<float> numbers, Span<byte> block)
    {
        float largest = 0;
        foreach (var number in numbers)
            if (MathF.Abs(number) > MathF.Abs(largest)) largest = number;

        // The largest number lands on the end of the range that has one step more: -8, -16; Q8_0 is symmetric.
        var scale = type switch { GgufType.Q8_0 => MathF.Abs(largest) / 127, GgufType.Q5_0 => largest / -16, GgufType.Q4_0 => largest / -8, _ => throw new InvalidDataException($"{type} is not written; use F32, F16, Q8_0, Q5_0 or Q4_0.") };
        var inverse = scale == 0 ? 0 : 1 / scale;
        BinaryPrimitives.WriteHalfLittleEndian(block, (Half)scale);
        if (type is GgufType.Q8_0)
        {
            for (var at = 0; at < Length; at++) block[2 + at] = (byte)(sbyte)MathF.Round(numbers[at] * inverse, MidpointRounding.AwayFromZero);
            return;
        }

        var (zero, most) = type is GgufType.Q4_0 ? (8.5f, 15) : (16.5f, 31);
        uint high = 0;
        var nibbles = block[^Half..];
        for (var at = 0; at < Half; at++)
        {
            var low = Math.Min(most, (int)(numbers[at] * inverse + zero));
            var upper = Math.Min(most, (int)(numbers[at + Half] * inverse + zero));
            nibbles[at] = (byte)(low & 15 | (upper & 15) << 4);
            high |= (uint)(low >> 4) << at | (uint)(upper >> 4) << (at + Half);
        }

        if (type is GgufType.Q5_0) BinaryPrimitives.WriteUInt32LittleEndian(block[2..], high);
    }
}
