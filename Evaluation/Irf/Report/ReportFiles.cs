using System.Text.Json;
using RecOrleans.Evaluation.Irf.Runs;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>Report, JSON and pictures on disk.</summary>
public static class ReportFiles
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    /// <summary>Makes the folder, and tries whether report, JSON and pictures can be written: hours of sessions come before them.</summary>
    /// <param name="file">The Markdown file.</param>
    /// <exception cref="RunException">They cannot.</exception>
    public static void Prepare(string file)
    {
        var picture = Path.Combine(FolderOf(file), $"irf-{Guid.NewGuid():N}.svg");
        try
        {
            Directory.CreateDirectory(FolderOf(file));
            foreach (var path in new[] { file, JsonOf(file), picture })
            {
                var isNew = !File.Exists(path);
                using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write)) { }
                if (isNew) File.Delete(path);
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"--report: '{file}' cannot be written ({wrong.Message}); name another file.", wrong);
        }
    }

    /// <param name="report">What to write.</param>
    /// <param name="file">The Markdown file; the others get beside it, the JSON under the same name.</param>
    public static void Write(IrfReport report, string file)
    {
        ArgumentNullException.ThrowIfNull(report);
        var folder = FolderOf(file);
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, ReportText.Write(report, dataset => ReportPlots.Save(dataset, folder)));
        File.WriteAllText(JsonOf(file), JsonSerializer.Serialize(report, Indented) + "\n");
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    private static string JsonOf(string file) => Path.ChangeExtension(file, ".json");
}
