using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace RecOrleans.Engine.Import;

/// <summary>The objects of a JSON file, one at a time: one a line (JSON Lines), in one array, or in one object by their ids.</summary>
internal static class JsonObjects
{
    /// <summary>Largest object, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Each object with its line (JSON Lines) or number; its key where it has one; or what is wrong with it.</summary>
    /// <exception cref="ImportException">The file holds no JSON objects.</exception>
    public static IAsyncEnumerable<JsonRow> ReadAsync(string path, ImportProgress progress, CancellationToken cancellationToken)
    {
        SourceFile.Require(path);
        return IsOneDocument(path) ? ReadDocument(path, progress, cancellationToken) : ReadLines(path, progress, cancellationToken);
    }

    /// <summary>JSON Lines begin with a whole object in the first line that is not blank; a document does not.</summary>
    private static bool IsOneDocument(string path)
    {
        using var reader = new StreamReader(path);
        var buffer = new char[MaxBytes];
        var text = buffer.AsSpan(0, reader.ReadBlock(buffer)).Trim();
        if (text.IsEmpty) throw new ImportException($"{path} is blank; there is nothing to import.");
        if (text[0] == '[') return true;
        // Rubbish in the first line does not make the others worthless.
        if (text[0] != '{' && text.IndexOf("\n{") >= 0) return false;
        if (text[0] != '{') throw new ImportException($"{path} is no JSON: it begins with '{text[0]}'. Expected is one object a line, one array of objects, or one object that holds objects by their ids.");
        var end = text.IndexOf('\n');
        var first = (end < 0 ? text : text[..end]).TrimEnd().ToString();
        try
        {
            using var document = JsonDocument.Parse(first);
            // One line alone may be either; an object whose members are all objects holds items by their ids.
            return end < 0 && document.RootElement.EnumerateObject().Any() && document.RootElement.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.Object);
        }
        catch (JsonException)
        {
            // A broken first line of JSON Lines still ends as an object does.
            return !first.EndsWith('}') && !(end >= 0 && text[(end + 1)..].TrimStart().StartsWith("{"));
        }
    }

    private static async IAsyncEnumerable<JsonRow> ReadLines(string path, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = SourceFile.Open(path, progress);
        var pipe = PipeReader.Create(stream);
        long line = 0;
        var skipping = false;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (TryTakeLine(ref buffer, read.IsCompleted, out var text))
            {
                line++;
                if (skipping)
                {
                    skipping = false;
                    yield return new JsonRow(line, null, default, $"the line is longer than {MaxBytes} bytes; shorten it");
                }
                else if (Parse(text, line) is { } row)
                {
                    yield return row;
                }
            }

            if (read.IsCompleted) break;
            if (buffer.Length > MaxBytes)
            {
                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }

        await pipe.CompleteAsync();
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, bool last, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!last || buffer.IsEmpty) return false;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    /// <summary>Null for a blank line.</summary>
    private static JsonRow? Parse(ReadOnlySequence<byte> text, long line)
    {
        var bytes = text.ToArray().AsMemory();
        // A byte order mark opens many files that spreadsheets write.
        if (line == 1 && bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (bytes.Span.IndexOfAnyExcept(" \t\r"u8) < 0) return null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return new JsonRow(line, null, document.RootElement.Clone(), null);
        }
        catch (JsonException error)
        {
            return new JsonRow(line, null, default, $"no JSON: {Reason(error)}");
        }
        catch (InvalidOperationException)
        {
            return new JsonRow(line, null, default, "no JSON: it is not UTF-8");
        }
    }

    private static async IAsyncEnumerable<JsonRow> ReadDocument(string path, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = SourceFile.Open(path, progress);
        var pipe = PipeReader.Create(stream);
        var state = new JsonReaderState(Lenient);
        long number = 0;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (number == 0 && buffer.FirstSpan.StartsWith("\uFEFF"u8)) buffer = buffer.Slice(3);
            var rows = new List<JsonRow>();
            var done = Take(ref buffer, ref state, read.IsCompleted, ref number, rows);
            foreach (var row in rows) yield return row;
            if (done || read.IsCompleted) break;
            if (buffer.Length > MaxBytes)
            {
                yield return new JsonRow(number + 1, null, default, $"the object is larger than {MaxBytes} bytes; the rest of the file was left");
                break;
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }

        await pipe.CompleteAsync();
    }

    /// <summary>Takes every whole value out of the buffer. True: the document has ended, well or badly.</summary>
    private static bool Take(ref ReadOnlySequence<byte> buffer, ref JsonReaderState state, bool last, ref long number, List<JsonRow> rows)
    {
        try
        {
            while (true)
            {
                var reader = new Utf8JsonReader(buffer, last, state);
                string? key = null;
                if (!reader.Read()) return last;
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray or JsonTokenType.StartObject when reader.CurrentDepth == 0:
                        Keep(ref buffer, ref state, ref reader);
                        continue;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        return true;
                    case JsonTokenType.PropertyName:
                        key = reader.GetString();
                        break;
                }

                if (!JsonDocument.TryParseValue(ref reader, out var document)) return last;
                using (document)
                {
                    number++;
                    rows.Add(new JsonRow(number, key, document.RootElement.Clone(), null));
                }

                Keep(ref buffer, ref state, ref reader);
            }
        }
        catch (JsonException error)
        {
            rows.Add(new JsonRow(number + 1, null, default, $"no JSON from here on, the rest of the file was left: {Reason(error)}"));
            return true;
        }
    }

    private static void Keep(ref ReadOnlySequence<byte> buffer, ref JsonReaderState state, ref Utf8JsonReader reader)
    {
        state = reader.CurrentState;
        buffer = buffer.Slice(reader.Position);
    }

    private static string Reason(JsonException error) => error.Message.Split(" LineNumber:", 2)[0];
}

/// <param name="Line">Line, or number of the object in its document.</param>
/// <param name="Key">The id under which the document holds it; null where it has none.</param>
/// <param name="Value">Any JSON value; undefined where there is a problem.</param>
/// <param name="Problem">What is wrong; null where nothing is.</param>
internal readonly record struct JsonRow(long Line, string? Key, JsonElement Value, string? Problem);
