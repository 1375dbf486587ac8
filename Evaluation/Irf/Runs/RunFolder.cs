using System.Text.Json;
using RecOrleans.Evaluation.Irf.Sessions;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>A folder with a run's sessions: manifest.json and one JSON Lines file a dataset, scenario and system, so that any of them can be deleted and run again.</summary>
public sealed class RunFolder(string path)
{
    private string ManifestPath => Path.Combine(path, "manifest.json");

    /// <summary>Null where nothing was run yet.</summary>
    /// <exception cref="RunException">The manifest cannot be read.</exception>
    public RunManifest? ReadManifest()
    {
        if (!File.Exists(ManifestPath)) return null;
        try
        {
            return JsonSerializer.Deserialize<RunManifest>(File.ReadAllText(ManifestPath), Json.Options);
        }
        catch (JsonException wrong)
        {
            throw new RunException($"{ManifestPath} is no manifest ({wrong.Message}); begin again with --fresh, or name another folder with --out.", wrong);
        }
    }

    /// <summary>Lets a run add its sessions: what they depend on must be as in the sessions that are there.</summary>
    /// <returns>The manifest as written.</returns>
    /// <exception cref="RunException">Seed or phrasing differ from what is there.</exception>
    public RunManifest Open(RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (ReadManifest() is { } old)
        {
            if (old.Seed != manifest.Seed) throw Differs("seed", old.Seed, manifest.Seed);
            if (old.Phrasing != manifest.Phrasing) throw Differs("phrasing", old.Phrasing, manifest.Phrasing);
            manifest = manifest with { Builds = [.. old.Builds.Union(manifest.Builds, StringComparer.Ordinal)] };
        }

        Directory.CreateDirectory(path);
        File.WriteAllText(ManifestPath, JsonSerializer.Serialize(manifest, Json.Options));
        return manifest;
    }

    public SessionFile Sessions(string dataset, Scenario scenario, string system) => new(Path.Combine(path, $"{dataset}.{scenario}.{system}.jsonl"));

    /// <summary>Deletes manifest and sessions, and nothing else.</summary>
    public void Clear()
    {
        if (!Directory.Exists(path)) return;
        foreach (var scenario in Enum.GetNames<Scenario>())
            foreach (var file in Directory.EnumerateFiles(path, $"*.{scenario}.*.jsonl")) File.Delete(file);
        File.Delete(ManifestPath);
    }

    private RunException Differs(string setting, object old, object asked) =>
        new($"'{path}' holds sessions with {setting} {old}, not {asked}. Go on with the old one, begin again with --fresh, or name another folder with --out.");
}
