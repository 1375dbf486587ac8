using System.IO.Compression;
using System.Text.Json;
using RecOrleans.Interactions;

namespace RecOrleans.Storage.Interactions;

/// <summary>The stored form of a run of interactions: a JSON array, Brotli-compressed (about a tenth of the JSON).</summary>
internal static class InteractionBatch
{
    /// <summary>Interactions a batch.</summary>
    public const int Size = 1000;

    public static byte[] Encode(IReadOnlyCollection<LoggedInteraction> interactions)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(interactions, Json.Options);
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        if (!BrotliEncoder.TryCompress(json, buffer, out var written, quality: 4, window: 20))
            throw new InvalidOperationException("A batch of interactions did not compress.");
        return buffer[..written];
    }

    public static LoggedInteraction[] Decode(byte[] content)
    {
        using var compressed = new MemoryStream(content);
        using var json = new BrotliStream(compressed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<LoggedInteraction[]>(json, Json.Options) ?? [];
    }
}
