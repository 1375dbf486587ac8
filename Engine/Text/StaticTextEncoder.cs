using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RecOrleans.Engine.Text;

/// <summary>A table of token vectors: a text is the normalised sum of its tokens' rows. About a microsecond a word, no native runtime.</summary>
/// <remarks>
/// File <c>static256.bin</c>, little endian: <c>RTE1</c>, uint32 rows, uint32 dimensions, float32 scale[rows], int8 value[rows][dimensions];
/// row i = scale[i] * value[i]. <c>vocab.txt</c> is an uncased WordPiece vocabulary whose line i is token i.
/// </remarks>
public sealed class StaticTextEncoder : ITextEncoder
{
    private const string TableFile = "static256.bin";
    private const string VocabularyFile = "vocab.txt";
    private const int HeaderLength = 12;

    private readonly WordPieces _pieces;
    private readonly float[] _table;

    private StaticTextEncoder(WordPieces pieces, float[] table, int dimensions)
    {
        _pieces = pieces;
        _table = table;
        Dimensions = dimensions;
    }

    public int Dimensions { get; }

    /// <summary>Reads table and vocabulary.</summary>
    /// <param name="folder">Holds <c>static256.bin</c> and <c>vocab.txt</c>.</param>
    /// <exception cref="FileNotFoundException">One of them is missing.</exception>
    /// <exception cref="InvalidDataException">The table is truncated or no such table, or the vocabulary does not belong to it.</exception>
    public static StaticTextEncoder Load(string folder)
    {
        var vocabulary = Require(folder, VocabularyFile);
        var path = Require(folder, TableFile);
        var bytes = File.ReadAllBytes(path).AsSpan();

        if (bytes.Length < HeaderLength || !bytes[..4].SequenceEqual("RTE1"u8))
            throw new InvalidDataException($"'{path}' is not a text encoder table (it does not begin with RTE1); fetch the file again.");
        var rows = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var dimensions = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        var expected = HeaderLength + (ulong)rows * (sizeof(float) + (ulong)dimensions);
        if (rows is 0 or > 10_000_000 || dimensions is 0 or > 65_536 || (ulong)bytes.Length != expected)
            throw new InvalidDataException(
                $"'{path}' holds {bytes.Length} bytes, but its header ({rows} rows of {dimensions}) asks for {expected}: it is truncated or damaged; fetch the file again.");

        var tokens = File.ReadLines(vocabulary).Count();
        if (tokens != rows)
            throw new InvalidDataException($"'{vocabulary}' holds {tokens} tokens, but '{path}' holds {rows} rows: the two do not belong together.");

        return new StaticTextEncoder(new WordPieces(vocabulary), Dequantise(bytes[HeaderLength..], (int)rows, (int)dimensions), (int)dimensions);
    }

    /// <summary>The WordPiece ids of a text, without [CLS] and [SEP].</summary>
    public IReadOnlyList<int> Tokenise(string text)
    {
        var ids = new List<int>();
        foreach (var word in _pieces.Of(Accents.Strip(text))) ids.AddRange(word);
        return ids;
    }

    public void Encode(string text, Span<float> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Dimensions);
        vector.Clear();
        foreach (var word in _pieces.Of(Accents.Strip(text)))
            foreach (var id in word)
                TensorPrimitives.Add(vector, _table.AsSpan(id * Dimensions, Dimensions), vector);

        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0) TensorPrimitives.Divide(vector, norm, vector);
    }

    private static float[] Dequantise(ReadOnlySpan<byte> body, int rows, int dimensions)
    {
        var values = MemoryMarshal.Cast<byte, sbyte>(body[(rows * sizeof(float))..]);
        var table = new float[rows * dimensions];
        for (var row = 0; row < rows; row++)
        {
            var scale = BinaryPrimitives.ReadSingleLittleEndian(body[(row * sizeof(float))..]);
            var target = table.AsSpan(row * dimensions, dimensions);
            TensorPrimitives.ConvertTruncating(values.Slice(row * dimensions, dimensions), target);
            TensorPrimitives.Multiply(target, scale, target);
        }

        return table;
    }

    private static string Require(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"The text encoder needs '{path}', which is not there; it ships in models/text-encoder.", path);
    }
}
