using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>Something that decides what sessions come out, and may change from run to run.</summary>
/// <param name="Name">As people call it: <c>dataset</c>, <c>model</c>.</param>
/// <param name="Content">Tells two contents apart, in a few words.</param>
/// <param name="Dataset">The only dataset whose sessions depend on it; null: those of all.</param>
/// <param name="System">The only system whose sessions depend on it; null: those of all.</param>
public sealed record RunInput(
    string Name, string Content, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Dataset = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? System = null)
{
    /// <summary>As an error calls it.</summary>
    [JsonIgnore]
    public string What => string.Join(' ', ((string?[])[System, Dataset, Name]).OfType<string>());

    /// <summary>Length and the first 12 hex digits of the SHA-256 of files, all of them together, in the order given.</summary>
    public static RunInput OfFiles(string name, IReadOnlyCollection<string> files, string? dataset = null, string? system = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        // Whoever needs a file says best what is missing.
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing) return new RunInput(name, $"without {Path.GetFileName(missing)}", dataset, system);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        var buffer = new byte[1 << 20];
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            for (int read; (read = stream.Read(buffer)) > 0; length += read) hash.AppendData(buffer, 0, read);
        }

        return Of(name, length, hash.GetHashAndReset(), dataset, system);
    }

    /// <summary>The same of bytes in memory.</summary>
    public static RunInput OfBytes(string name, ReadOnlySpan<byte> bytes, string? dataset = null, string? system = null) => Of(name, bytes.Length, SHA256.HashData(bytes), dataset, system);

    /// <summary>True when both describe one thing, whatever its content.</summary>
    public bool IsOfTheSame(RunInput other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Name, Dataset, System) == (other.Name, other.Dataset, other.System);
    }

    private static RunInput Of(string name, long length, byte[] hash, string? dataset, string? system) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"of {length} bytes, SHA-256 {Convert.ToHexStringLower(hash)[..12]}"), dataset, system);
}
