using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>A trained model: its shape, its values, and the data that they belong to.</summary>
/// <remarks>
/// The file is in the safetensors format: uint64 length of the header, the header in JSON (name -> type, shape, place of the bytes), then the values as
/// little-endian float16. <c>__metadata__</c> names data set and fingerprint.
/// </remarks>
internal sealed class SasRecWeights
{
    private const string Metadata = "__metadata__";
    private const int MaxHeader = 1 << 20;

    private SasRecWeights(string dataset, string fingerprint, ImmutableDictionary<string, (int[] Shape, float[] Values)> tensors)
    {
        Dataset = dataset;
        Fingerprint = fingerprint;
        Tensors = tensors;
    }

    public string Dataset { get; }

    /// <inheritdoc cref="ItemSequences.Fingerprint"/>
    public string Fingerprint { get; }

    /// <summary>As <see cref="SasRecLayout"/> names them; row-major.</summary>
    public ImmutableDictionary<string, (int[] Shape, float[] Values)> Tensors { get; }

    /// <summary>Rounds the values to float16, so that what is measured is what is kept.</summary>
    public static SasRecWeights Of(string dataset, string fingerprint, IEnumerable<(string Name, int[] Shape, float[] Values)> tensors) =>
        new(dataset, fingerprint, tensors.ToImmutableDictionary(tensor => tensor.Name, tensor => (tensor.Shape, Array.ConvertAll(tensor.Values, value => (float)(Half)value))));

    public void Save(string path)
    {
        var header = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            [Metadata] = new Dictionary<string, string> { ["dataset"] = Dataset, ["fingerprint"] = Fingerprint },
        };
        var at = 0;
        var values = new List<byte[]>();
        foreach (var (name, (shape, floats)) in Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal))
        {
            var halves = new Half[floats.Length];
            TensorPrimitives.ConvertToHalf(floats, halves);
            values.Add(MemoryMarshal.AsBytes<Half>(halves).ToArray());
            header[name] = new Entry("F16", shape, [at, at += values[^1].Length]);
        }

        // The format aligns the values to eight bytes with blanks.
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        byte[] padded = [.. json, .. Enumerable.Repeat((byte)' ', (8 - json.Length % 8) % 8)];
        using var stream = File.Create(path);
        stream.Write(BitConverter.GetBytes((ulong)padded.Length));
        stream.Write(padded);
        foreach (var bytes in values) stream.Write(bytes);
    }

    /// <exception cref="FileNotFoundException">There are none.</exception>
    /// <exception cref="InvalidDataException">The file is none of these, or is damaged.</exception>
    public static SasRecWeights Load(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"There are no SASRec weights at {path}; make them with `{SasRecCommand.HowTo(Path.GetFileNameWithoutExtension(path))}`.", path);
        var bytes = File.ReadAllBytes(path).AsSpan();
        try
        {
            var length = bytes.Length < sizeof(ulong) ? ulong.MaxValue : BitConverter.ToUInt64(bytes);
            if (length > MaxHeader) throw new InvalidDataException("it has no header.");
            var header = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(bytes.Slice(sizeof(ulong), (int)length)) ?? [];
            var values = bytes[(sizeof(ulong) + (int)length)..];
            var tensors = ImmutableDictionary.CreateBuilder<string, (int[], float[])>();
            foreach (var (name, element) in header.Where(entry => entry.Key != Metadata))
            {
                if (element.Deserialize<Entry>() is not { Type: "F16", Shape: not null, Offsets: [var start, var end] } entry
                    || (end - start) != sizeof(short) * entry.Shape.Aggregate(1L, (size, side) => size * side))
                    throw new InvalidDataException($"its tensor '{name}' is none of float16 that fills its shape.");
                var floats = new float[(end - start) / sizeof(short)];
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(values[start..end]), floats);
                tensors.Add(name, (entry.Shape, floats));
            }

            var metadata = header.GetValueOrDefault(Metadata) is { ValueKind: JsonValueKind.Object } about ? about.Deserialize<Dictionary<string, string>>()! : [];
            return new SasRecWeights(metadata.GetValueOrDefault("dataset", ""), metadata.GetValueOrDefault("fingerprint", ""), tensors.ToImmutable());
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"{path} holds no SASRec weights: {exception.Message}", exception);
        }
    }

    private sealed record Entry(
        [property: JsonPropertyName("dtype")] string Type,
        [property: JsonPropertyName("shape")] int[] Shape,
        [property: JsonPropertyName("data_offsets")] int[] Offsets);
}
