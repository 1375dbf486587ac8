using System.Text.Json;
using System.Text.Json.Nodes;
using RecOrleans.Training.Corpus;

namespace RecOrleans.Training.Teaching;

/// <summary>A file that labelled commands are appended to, and one beside it (<c>FILE.dropped</c>) with those that were dropped, and why. Whole lines only: a half one that a crash left is taken away.</summary>
internal sealed class TaughtFile : IDisposable
{
    private readonly StreamWriter _kept;
    private readonly StreamWriter _dropped;
    private readonly Lock _writing = new();

    /// <exception cref="InvalidDataException">A line has no id.</exception>
    public TaughtFile(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        Kept = Ids(path);
        Dropped = Ids(DroppedPath(path));
        _kept = new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" };
        _dropped = new StreamWriter(DroppedPath(path), append: true) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Ids of the records that were there.</summary>
    public IReadOnlySet<string> Kept { get; }

    /// <summary>Ids of those that were dropped before.</summary>
    public IReadOnlySet<string> Dropped { get; }

    public static string DroppedPath(string path) => path + ".dropped";

    /// <summary>Schemas of simulated catalogues, for <c>corpus --schemas</c>.</summary>
    public static string SchemaFolder(string path) => Path.ChangeExtension(path, ".schemas");

    /// <summary>Safe for several threads.</summary>
    public void Add(Lesson lesson)
    {
        lock (_writing)
        {
            if (lesson.Record is { } record) _kept.WriteLine(RecordFile.Line(record));
            else if (!lesson.MayBeAskedAgain) _dropped.WriteLine(new JsonObject { ["id"] = lesson.Id, ["end"] = lesson.End.ToString().ToLowerInvariant(), ["why"] = lesson.Why, ["command"] = lesson.Command }.ToJsonString(Json.Options));
        }
    }

    public void Dispose()
    {
        _kept.Dispose();
        _dropped.Dispose();
    }

    private static HashSet<string> Ids(string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (!File.Exists(path)) return ids;
        CutToWholeLines(path);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                ids.Add(JsonNode.Parse(line)?["id"]?.GetValue<string>() ?? throw new InvalidDataException($"{path}, line {number}: id: a text is missing; name another --out."));
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                throw new InvalidDataException($"{path}, line {number}: this is no record ({error.Message}); name another --out.", error);
            }
        }

        return ids;
    }

    private static void CutToWholeLines(string path)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        var end = file.Length;
        for (; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n') break;
        }

        file.SetLength(end);
    }
}
