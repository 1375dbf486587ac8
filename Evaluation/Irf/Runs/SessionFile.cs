using System.Text;
using System.Text.Json;
using RecOrleans.Evaluation.Irf.Sessions;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>Finished sessions, a line each, appended as they finish.</summary>
public sealed class SessionFile(string path)
{
    private readonly Lock _lock = new();

    /// <summary>All sessions; what a crash left half-written at the end does not count. Changes nothing, so a report can be made of a run that is under way.</summary>
    /// <exception cref="RunException">Another line is no session.</exception>
    public IReadOnlyList<SessionRecord> Load() => Read().Sessions;

    /// <summary>The same, and takes what is half-written out of the file: the next line must begin a line.</summary>
    /// <inheritdoc cref="Load"/>
    public IReadOnlyList<SessionRecord> Resume()
    {
        var (sessions, whole) = Read();
        if (File.Exists(path) && whole < new FileInfo(path).Length)
            using (var file = File.OpenWrite(path)) file.SetLength(whole);
        return sessions;
    }

    /// <summary>One write a line, so that a line is whole or cut off, never mixed.</summary>
    public void Append(SessionRecord session)
    {
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(session, Json.Options) + "\n");
        lock (_lock)
            using (var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0))
                file.Write(line);
    }

    /// <returns>The sessions, and the length of the file up to the end of the last of them.</returns>
    private (List<SessionRecord> Sessions, int Whole) Read()
    {
        var sessions = new List<SessionRecord>();
        if (!File.Exists(path)) return (sessions, 0);
        var bytes = File.ReadAllBytes(path).AsSpan();
        var (start, whole) = (0, 0);
        for (var number = 1; start < bytes.Length; number++)
        {
            var length = bytes[start..].IndexOf((byte)'\n');
            var isLast = length < 0 || bytes[(start + length + 1)..].TrimEnd(" \r\n\t\0"u8).IsEmpty;
            var line = length < 0 ? bytes[start..] : bytes.Slice(start, length);
            if (isLast && (length < 0 || !IsJson(line))) break;
            sessions.Add(Read(line, number));
            start += length + 1;
            whole = start;
            if (isLast) break;
        }

        return (sessions, whole);
    }

    private SessionRecord Read(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            var session = JsonSerializer.Deserialize<SessionRecord>(line, Json.Options) ?? throw new JsonException("It is null.");
            return session.Rounds.IsDefaultOrEmpty ? throw new JsonException("It has no rounds.") : session;
        }
        catch (JsonException wrong)
        {
            throw new RunException($"{path}, line {number}, is no session ({wrong.Message}). Delete the file to run its sessions again.", wrong);
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.ToArray());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
