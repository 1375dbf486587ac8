using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Training.Gguf;

/// <summary>An array of a GGUF file's metadata.</summary>
/// <remarks><code>u32 type  u64 count  elements</code>A string is a u64 length and UTF-8 bytes.</remarks>
/// <param name="ElementType">GGUF's number of the elements' type: 5 int32, 6 float32, 8 string.</param>
/// <param name="Elements">Each as its bytes in the file.</param>
internal sealed record GgufArray(uint ElementType, ImmutableArray<ReadOnlyMemory<byte>> Elements)
{
    private const uint StringType = 8, ArrayType = 9;
    private const int HeadLength = sizeof(uint) + sizeof(ulong);

    /// <summary>The elements as numbers of 32 bits.</summary>
    public IEnumerable<int> Numbers => Elements.Select(element => BinaryPrimitives.ReadInt32LittleEndian(element.Span));

    /// <summary>The elements as texts.</summary>
    public IEnumerable<string> Texts => Elements.Select(element => Encoding.UTF8.GetString(element.Span[sizeof(ulong)..]));

    /// <exception cref="InvalidDataException">It is no array of numbers or texts.</exception>
    public static GgufArray Of(GgufKey key)
    {
        if (key.Type != ArrayType) throw new InvalidDataException($"The key {key.Name} has the type {key.Type}; it must be an array.");
        var type = BinaryPrimitives.ReadUInt32LittleEndian(key.Value.Span);
        if (type == ArrayType) throw new InvalidDataException($"The key {key.Name} is an array of arrays; it must be one of numbers or texts.");
        var count = (int)BinaryPrimitives.ReadUInt64LittleEndian(key.Value.Span[sizeof(uint)..]);
        var elements = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(count);
        for (var rest = key.Value[HeadLength..]; elements.Count < count;)
        {
            // Numbers are all of one length, so the first is an equal part of what is left.
            var length = type == StringType ? sizeof(ulong) + (int)BinaryPrimitives.ReadUInt64LittleEndian(rest.Span) : rest.Length / (count - elements.Count);
            elements.Add(rest[..length]);
            rest = rest[length..];
        }

        return new GgufArray(type, elements.ToImmutable());
    }

    public GgufKey Key(string name)
    {
        var bytes = new byte[HeadLength + Elements.Sum(element => element.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, ElementType);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(sizeof(uint)), (ulong)Elements.Length);
        var at = HeadLength;
        foreach (var element in Elements)
        {
            element.CopyTo(bytes.AsMemory(at));
            at += element.Length;
        }

        return new GgufKey(name, ArrayType, bytes);
    }
}
