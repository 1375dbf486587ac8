using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace RecOrleans.Language.Hosts;

/// <summary>What a GGUF file says of itself.</summary>
/// <param name="Metadata">Keys in the file's order.</param>
/// <param name="Tensors">Tensors in the file's order.</param>
/// <param name="DataStart">Where in the file the tensors' data begin.</param>
public sealed record GgufHead(ImmutableArray<GgufKey> Metadata, ImmutableArray<GgufTensorInfo> Tensors, long DataStart);

/// <summary>A tensor of a GGUF file.</summary>
/// <param name="Name">Such as <c>blk.0.attn_q.weight</c>.</param>
/// <param name="Shape">Lengths, the innermost first: a map from 576 to 192 values is [576, 192].</param>
/// <param name="Type">ggml's number of the data type.</param>
/// <param name="Offset">From the start of the data.</param>
/// <param name="Bytes">0 where the type is not known here.</param>
public sealed record GgufTensorInfo(string Name, ImmutableArray<long> Shape, uint Type, long Offset, long Bytes);

/// <summary>A key of a GGUF file's metadata with its value as it stands in the file.</summary>
/// <param name="Name">Such as <c>llama.block_count</c>.</param>
/// <param name="Type">GGUF's number of the value's type: 4 uint32, 6 float32, 8 string, 9 array.</param>
/// <param name="Value">The value's bytes.</param>
public sealed record GgufKey(string Name, uint Type, ReadOnlyMemory<byte> Value)
{
    private const uint UInt32Type = 4, Float32Type = 6, StringType = 8;

    /// <exception cref="InvalidDataException">It is no such number.</exception>
    public uint Whole => Type == UInt32Type ? BinaryPrimitives.ReadUInt32LittleEndian(Value.Span) : throw IsNot("an unsigned number of 32 bits");

    /// <exception cref="InvalidDataException">It is no such number.</exception>
    public float Real => Type == Float32Type ? BinaryPrimitives.ReadSingleLittleEndian(Value.Span) : throw IsNot("a float of 32 bits");

    /// <exception cref="InvalidDataException">It is no text.</exception>
    public string Text => Type == StringType ? Encoding.UTF8.GetString(Value.Span[sizeof(ulong)..]) : throw IsNot("a text");

    public static GgufKey Of(string name, uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return new GgufKey(name, UInt32Type, bytes);
    }

    public static GgufKey Of(string name, float value)
    {
        var bytes = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return new GgufKey(name, Float32Type, bytes);
    }

    public static GgufKey Of(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = Encoding.UTF8.GetBytes(value);
        var bytes = new byte[sizeof(ulong) + text.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)text.Length);
        text.CopyTo(bytes, sizeof(ulong));
        return new GgufKey(name, StringType, bytes);
    }

    private InvalidDataException IsNot(string what) => new($"The key {Name} has the type {Type}; it must be {what}.");
}
