using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Catalogs;

/// <summary>A <see cref="CatalogModel"/> as bytes: what the catalogue store keeps beside a version.</summary>
/// <remarks>
/// Little endian:
/// <code>
/// "RECM" | uint32 format | SHA-256 of the body (32 bytes) | body
/// body: int64 version, ids, popularity, trend, embeddings (scale and int8 a row), moments, word profiles, collaborative model, spreads
/// </code>
/// An array is its length as int32, then its values.
/// </remarks>
public static class CatalogModelFormat
{
    private const uint Format = 2;
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int HeaderLength = 8 + HashLength;

    public static byte[] Write(CatalogModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var stream = new MemoryStream();
        stream.Write(new byte[HeaderLength]);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)) WriteBody(writer, model);

        var bytes = stream.ToArray();
        "RECM"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), Format);
        SHA256.HashData(bytes.AsSpan(HeaderLength), bytes.AsSpan(8, HashLength));
        return bytes;
    }

    /// <exception cref="InvalidDataException">No such model, one of another format, or a damaged one; training the catalogue again makes a good one.</exception>
    public static CatalogModel Read(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderLength || !content[..4].SequenceEqual("RECM"u8))
            throw new InvalidDataException("This is no catalogue model (it does not begin with RECM); train the catalogue again.");
        var format = BinaryPrimitives.ReadUInt32LittleEndian(content[4..]);
        if (format != Format)
            throw new InvalidDataException($"This catalogue model has format {format}, but this program reads format {Format}; train the catalogue again.");
        Span<byte> hash = stackalloc byte[HashLength];
        SHA256.HashData(content[HeaderLength..], hash);
        if (!hash.SequenceEqual(content.Slice(8, HashLength)))
            throw new InvalidDataException("The catalogue model is damaged or cut short (its checksum does not fit); train the catalogue again.");

        using var reader = new BinaryReader(new MemoryStream(content[HeaderLength..].ToArray()), Encoding.UTF8);
        return ReadBody(reader);
    }

    private static void WriteBody(BinaryWriter writer, CatalogModel model)
    {
        string[] ids = [.. model.Embeddings.Index.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        writer.Write(model.Version);
        writer.Write(ids.Length);
        foreach (var id in ids) writer.Write(id);
        WriteArray<float>(writer, Array.ConvertAll(ids, id => model.Popularity.GetValueOrDefault(id)));
        WriteArray<float>(writer, Array.ConvertAll(ids, id => model.Trend.GetValueOrDefault(id)));
        writer.Write(model.Embeddings.Dimensions);
        WriteArray(writer, model.Embeddings.Scales);
        WriteArray(writer, model.Embeddings.Values);
        WriteMoments(writer, model.EmbeddingMoments);
        WriteProfiles(writer, model.WordProfiles);
        WriteCollaborative(writer, model.Collaborative);
        writer.Write(model.Spreads.Count);
        foreach (var (facet, spread) in model.Spreads)
        {
            writer.Write(facet);
            writer.Write(spread.Deviation);
            writer.Write(spread.High);
        }
    }

    private static CatalogModel ReadBody(BinaryReader reader)
    {
        var version = reader.ReadInt64();
        var ids = new string[reader.ReadInt32()];
        var index = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++) index.Add(ids[i] = reader.ReadString(), i);
        var popularity = ById(ids, ReadArray<float>(reader));
        var trend = ById(ids, ReadArray<float>(reader));
        var embeddings = new QuantisedVectors(reader.ReadInt32(), index, ReadArray<float>(reader), ReadArray<sbyte>(reader));
        var moments = ReadMoments(reader);
        var profiles = ReadProfiles(reader);
        var collaborative = ReadCollaborative(reader);
        var spreads = new Dictionary<string, NumberSpread>(StringComparer.OrdinalIgnoreCase);
        for (var count = reader.ReadInt32(); count > 0; count--) spreads.Add(reader.ReadString(), new NumberSpread(reader.ReadDouble(), reader.ReadDouble()));
        return new CatalogModel
        {
            Version = version,
            Collaborative = collaborative,
            EmbeddingMoments = moments,
            Embeddings = embeddings,
            WordProfiles = profiles,
            Popularity = popularity,
            Trend = trend,
            Spreads = spreads,
        };
    }

    private static void WriteProfiles(BinaryWriter writer, WordProfiles profiles)
    {
        writer.Write(profiles.Items);
        writer.Write(profiles.Means.Count);
        foreach (var (stem, _) in profiles.Means.Index.OrderBy(pair => pair.Value)) writer.Write(stem);
        WriteArray(writer, profiles.Frequencies);
        writer.Write(profiles.Means.Dimensions);
        WriteArray(writer, profiles.Means.Scales);
        WriteArray(writer, profiles.Means.Values);
    }

    private static WordProfiles ReadProfiles(BinaryReader reader)
    {
        var items = reader.ReadInt32();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var count = reader.ReadInt32(); count > 0; count--) index.Add(reader.ReadString(), index.Count);
        var frequencies = ReadArray<int>(reader);
        return new WordProfiles(items, frequencies, new QuantisedVectors(reader.ReadInt32(), index, ReadArray<float>(reader), ReadArray<sbyte>(reader)));
    }

    private static void WriteCollaborative(BinaryWriter writer, IalsModel model)
    {
        writer.Write(model.Dimensions);
        writer.Write(model.Factors.Count);
        foreach (var (id, factors) in model.Factors)
        {
            writer.Write(id);
            WriteValues(writer, factors.Span);
        }

        WriteArray(writer, model.Gram.Span);
        writer.Write(model.Regularisation);
        writer.Write(model.RegularisationExponent);
        writer.Write(model.UnobservedWeight);
        WriteMoments(writer, model.Moments);
        WriteMoments(writer, model.Directions);
    }

    private static IalsModel ReadCollaborative(BinaryReader reader)
    {
        var dimensions = reader.ReadInt32();
        var count = reader.ReadInt32();
        var rows = new float[count * dimensions];
        var factors = new Dictionary<string, ReadOnlyMemory<float>>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            factors.Add(reader.ReadString(), rows.AsMemory(i * dimensions, dimensions));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan(i * dimensions, dimensions)));
        }

        return new IalsModel
        {
            Dimensions = dimensions,
            Factors = factors,
            Gram = ReadArray<float>(reader),
            Regularisation = reader.ReadSingle(),
            RegularisationExponent = reader.ReadSingle(),
            UnobservedWeight = reader.ReadSingle(),
            Moments = ReadMoments(reader),
            Directions = ReadMoments(reader),
        };
    }

    private static void WriteMoments(BinaryWriter writer, VectorMoments moments)
    {
        WriteArray(writer, moments.Mean.Span);
        WriteArray(writer, moments.Covariance.Span);
    }

    private static VectorMoments ReadMoments(BinaryReader reader) => new(ReadArray<float>(reader), ReadArray<float>(reader));

    private static Dictionary<string, float> ById(string[] ids, float[] values)
    {
        var result = new Dictionary<string, float>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++) result.Add(ids[i], values[i]);
        return result;
    }

    private static void WriteArray<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        WriteValues(writer, values);
    }

    private static void WriteValues<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Catalogue models are little endian.");
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] ReadArray<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
