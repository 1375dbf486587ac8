using System.Text;
using System.Text.Json;
using RecOrleans.Evaluation.Irf.Sessions;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>Finished sessions, a line each, appended as they finish.</summary>
public sealed class SessionFile(string path)
{
    private readonly Lock _lock = new();

    /// <summary>All sessions; a last line that a crash cut off is taken out of the file.</summary>
    /// <exception cref="RunException">Another line is no session.</exception>
    public IReadOnlyList<SessionRecord> Load()
    {
        if (!File.Exists(path)) return [];
        var bytes = File.ReadAllBytes(path);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (whole < bytes.Length)
            using (var file = File.OpenWrite(path)) file.SetLength(whole);

        var sessions = new List<SessionRecord>();
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            try
            {
                sessions.Add(JsonSerializer.Deserialize<SessionRecord>(line, Json.Options)!);
            }
            catch (JsonException wrong)
            {
                throw new RunException($"{path}, line {number}, is no session ({wrong.Message}). Delete the file to run its sessions again.", wrong);
            }
        }

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
}
