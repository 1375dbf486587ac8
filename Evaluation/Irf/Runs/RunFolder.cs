using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Evaluation.Irf.Sessions;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>A folder with a run's sessions: manifest.json and one JSON Lines file a dataset, scenario and system, so that any of them can be deleted and run again.</summary>
public sealed class RunFolder(string path)
{
    private string ManifestPath => Path.Combine(path, "manifest.json");

    /// <summary>Makes the folder and keeps every other run out of it: two would each run, and write, all sessions.</summary>
    /// <returns>Ends the hold. The file run.lock stays: the hold is a lock on it, and a killed run leaves none.</returns>
    /// <exception cref="RunException">Another run holds it, or it cannot be written.</exception>
    public IDisposable Hold()
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"--out: the folder '{path}' cannot be made ({wrong.Message}); name another one.", wrong);
        }

        var file = Path.Combine(path, "run.lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException wrong)
        {
            throw new RunException($"--out: nothing can be written in '{path}' ({wrong.Message}); name another folder.", wrong);
        }
        catch (IOException wrong)
        {
            throw new RunException($"--out: another run seems to be using '{path}' ({wrong.Message}) Wait for it, or name another folder.", wrong);
        }
    }

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
            throw new RunException($"{ManifestPath} is no manifest of this version ({wrong.Message}); begin again with --fresh, or name another folder with --out.", wrong);
        }
    }

    /// <summary>Lets a run add its sessions: what they depend on must be as in the sessions that are there.</summary>
    /// <returns>The manifest as written.</returns>
    /// <exception cref="RunException">Seed, phrasing or an input differ from what is there.</exception>
    public RunManifest Open(RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (ReadManifest() is { } old)
        {
            if (old.Seed != manifest.Seed) throw Differs("seed", old.Seed, manifest.Seed);
            if (old.Phrasing != manifest.Phrasing) throw Differs("phrasing", old.Phrasing, manifest.Phrasing);
            Check(old, manifest.Inputs);
            manifest = manifest with
            {
                Builds = [.. old.Builds.Union(manifest.Builds, StringComparer.Ordinal)],
                Inputs = [.. old.Inputs.Where(input => !manifest.Inputs.Any(input.IsOfTheSame)), .. manifest.Inputs],
            };
        }

        Directory.CreateDirectory(path);
        File.WriteAllText(ManifestPath, JsonSerializer.Serialize(manifest, Json.Options));
        return manifest;
    }

    /// <summary>Compares what the sessions that are there were made with.</summary>
    /// <exception cref="RunException">There are sessions that an input of another content made.</exception>
    public void Check(RunManifest old, ImmutableArray<RunInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(old);
        foreach (var input in inputs)
            if (old.Inputs.FirstOrDefault(input.IsOfTheSame) is { } known && known.Content != input.Content && Made(input))
                throw Differs(input.What, known.Content, input.Content, $" delete the files {PatternOf(input, "*")} to run these again,");
    }

    public SessionFile Sessions(string dataset, Scenario scenario, string system) => new(PathOf(dataset, $"{scenario}", system));

    /// <summary>True where there are sessions of that dataset.</summary>
    public bool Holds(string dataset) => Made(new RunInput("", "", dataset));

    /// <summary>True where there is a file of sessions for each dataset, scenario and system of the plan.</summary>
    public bool IsComplete(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Datasets.All(dataset => plan.Scenarios.All(scenario => plan.Systems.All(system => File.Exists(PathOf(dataset, $"{scenario}", system)))));
    }

    /// <summary>Deletes manifest and sessions, and nothing else.</summary>
    public void Clear()
    {
        if (!Directory.Exists(path)) return;
        foreach (var scenario in Enum.GetNames<Scenario>())
            foreach (var file in Directory.EnumerateFiles(path, Path.GetFileName(PathOf("*", scenario, "*")))) File.Delete(file);
        File.Delete(ManifestPath);
    }

    private string PathOf(string dataset, string scenario, string system) => Path.Combine(path, $"{dataset}.{scenario}.{system}.jsonl");

    private bool Made(RunInput input) => Directory.Exists(path) && Enum.GetNames<Scenario>()
        .SelectMany(scenario => Directory.EnumerateFiles(path, PatternOf(input, scenario))).Any(file => new FileInfo(file).Length > 0);

    private string PatternOf(RunInput input, string scenario) => Path.GetFileName(PathOf(input.Dataset ?? "*", scenario, input.System ?? "*"));

    private RunException Differs(string setting, object old, object asked, string alone = "") =>
        new($"'{path}' holds sessions with {setting} {old}, not {asked}. Go on with the old one,{alone} begin again with --fresh, or name another folder with --out.");
}
