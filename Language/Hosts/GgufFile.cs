using System.Collections.Immutable;
using System.Text;

namespace RecOrleans.Language.Hosts;

/// <summary>Reads a GGUF file's head: to refuse what is no model or is cut short before native code maps it, and to find its tensors.</summary>
/// <remarks>
/// <code>
/// "GGUF" u32 version  u64 tensors  u64 keys
/// keys:    string name  u32 type  value
/// tensors: string name  u32 n  u64[n] shape  u32 type  u64 offset
/// padding to the alignment, then the tensors' data
/// </code>
/// A string is a u64 length and UTF-8 bytes. Numbers are little-endian. Source: the GGUF specification of the ggml project.
/// </remarks>
public static class GgufFile
{
    private const uint Magic = 0x46554747;
    private const int MaxCount = 1 << 20;
    private const int StringType = 8, ArrayType = 9;

    /// <summary>Bytes of a key's value by its type; 0 where it has no fixed size.</summary>
    private static readonly byte[] ValueSizes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];

    /// <summary>Checks that the file is a whole GGUF model.</summary>
    /// <exception cref="ModelLoadException">It is missing, unreadable, no GGUF file, or shorter than its head says.</exception>
    public static void Validate(string path) => ReadHead(path);

    /// <summary>The head of a whole GGUF model.</summary>
    /// <exception cref="ModelLoadException">It is missing, unreadable, no GGUF file, or shorter than its head says.</exception>
    public static GgufHead ReadHead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new ModelLoadException($"There is no model file at '{path}'. Set Language:ModelPath to a GGUF file, or Language:Host to 'rules'.");
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            var head = ReadHead(reader);
            var needed = head.Tensors.Max(tensor => checked(head.DataStart + tensor.Offset + tensor.Bytes));
            return stream.Length >= needed
                ? head
                : throw new InvalidDataException($"it has {stream.Length:N0} bytes and its head asks for {needed:N0}");
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or OverflowException)
        {
            var what = error is InvalidDataException ? error.Message : "it ends inside its head";
            throw new ModelLoadException($"The model file '{path}' is not a whole GGUF model: {what}. Fetch it again, or point Language:ModelPath elsewhere.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelLoadException($"The model file '{path}' cannot be read: {error.Message}", error);
        }
    }

    private static GgufHead ReadHead(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("it does not start with GGUF");
        var version = reader.ReadUInt32();
        if (version is not (2 or 3)) throw new InvalidDataException($"its version {version} is none of 2 and 3");
        var tensors = ReadCount(reader, "tensors");
        if (tensors == 0) throw new InvalidDataException("it holds no tensors");
        var keys = ReadCount(reader, "keys");

        long alignment = 32;
        var metadata = ImmutableArray.CreateBuilder<GgufKey>();
        for (var key = 0; key < keys; key++)
        {
            var read = ReadKey(reader);
            metadata.Add(read);
            if (read is not { Name: "general.alignment", Type: 4 }) continue;
            alignment = read.Whole;
            if (alignment is 0 or > 1 << 20) throw new InvalidDataException($"its alignment is {alignment}");
        }

        var infos = ImmutableArray.CreateBuilder<GgufTensorInfo>();
        for (var tensor = 0; tensor < tensors; tensor++)
        {
            var name = ReadString(reader);
            var dimensions = reader.ReadUInt32();
            if (dimensions is 0 or > 4) throw new InvalidDataException($"a tensor has {dimensions} dimensions");
            var shape = new long[dimensions];
            long elements = 1;
            for (var dimension = 0; dimension < dimensions; dimension++)
                elements = checked(elements * (shape[dimension] = checked((long)reader.ReadUInt64())));
            var type = reader.ReadUInt32();
            var offset = checked((long)reader.ReadUInt64());
            infos.Add(new GgufTensorInfo(name, [.. shape], type, offset, BytesOf(elements, type)));
        }

        var start = (reader.BaseStream.Position + alignment - 1) / alignment * alignment;
        return new GgufHead(metadata.ToImmutable(), infos.ToImmutable(), start);
    }

    private static GgufKey ReadKey(BinaryReader reader)
    {
        var name = ReadString(reader);
        var type = reader.ReadUInt32();
        var start = reader.BaseStream.Position;
        SkipValue(reader, type, depth: 0);
        var length = checked((int)(reader.BaseStream.Position - start));
        reader.BaseStream.Position = start;
        return new GgufKey(name, type, reader.ReadBytes(length));
    }

    private static int ReadCount(BinaryReader reader, string what)
    {
        var count = reader.ReadUInt64();
        return count <= MaxCount ? (int)count : throw new InvalidDataException($"it claims {count} {what}");
    }

    private static string ReadString(BinaryReader reader) => Encoding.UTF8.GetString(reader.ReadBytes(StringLength(reader)));

    private static void SkipString(BinaryReader reader) => Skip(reader, StringLength(reader));

    private static int StringLength(BinaryReader reader)
    {
        var length = reader.ReadUInt64();
        return length <= (ulong)(reader.BaseStream.Length - reader.BaseStream.Position) && length <= int.MaxValue
            ? (int)length
            : throw new InvalidDataException("a text in its head is longer than the file");
    }

    private static void SkipValue(BinaryReader reader, uint type, int depth)
    {
        if (type == StringType)
        {
            SkipString(reader);
        }
        else if (type == ArrayType)
        {
            if (depth > 2) throw new InvalidDataException("its arrays nest too deeply");
            var element = reader.ReadUInt32();
            var count = reader.ReadUInt64();
            if (count > (ulong)reader.BaseStream.Length) throw new InvalidDataException("an array in its head is longer than the file");
            if (element < ValueSizes.Length && ValueSizes[element] is > 0 and var size) Skip(reader, checked((long)count * size));
            else
                for (ulong index = 0; index < count; index++)
                    SkipValue(reader, element, depth + 1);
        }
        else if (type < ValueSizes.Length)
        {
            Skip(reader, ValueSizes[type]);
        }
        else
        {
            throw new InvalidDataException($"a key has the unknown type {type}");
        }
    }

    private static void Skip(BinaryReader reader, long count)
    {
        if (count > reader.BaseStream.Length - reader.BaseStream.Position) throw new EndOfStreamException();
        reader.BaseStream.Seek(count, SeekOrigin.Current);
    }

    /// <summary>Size of a tensor's data. Types that are not listed count as nothing: then the check is weaker, never wrong.</summary>
    private static long BytesOf(long elements, uint type)
    {
        var (block, bytes) = type switch
        {
            0 or 26 => (1, 4),      // F32, I32
            1 or 25 or 30 => (1, 2), // F16, I16, BF16
            24 => (1, 1),           // I8
            27 or 28 => (1, 8),     // I64, F64
            2 or 20 => (32, 18),    // Q4_0, IQ4_NL
            3 => (32, 20),          // Q4_1
            6 => (32, 22),          // Q5_0
            7 => (32, 24),          // Q5_1
            8 => (32, 34),          // Q8_0
            10 => (256, 84),        // Q2_K
            11 => (256, 110),       // Q3_K
            12 => (256, 144),       // Q4_K
            13 => (256, 176),       // Q5_K
            14 => (256, 210),       // Q6_K
            23 => (256, 136),       // IQ4_XS
            _ => (1, 0),
        };
        return checked(elements / block * bytes);
    }
}
