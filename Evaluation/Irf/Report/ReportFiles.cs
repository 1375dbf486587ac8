using System.Text.Json;
using RecOrleans.Evaluation.Irf.Runs;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>Report, JSON and pictures on disk.</summary>
public static class ReportFiles
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    /// <summary>Tries whether report, JSON and pictures can be written, <see cref="ReportPath.Prepare"/>.</summary>
    /// <param name="file">The Markdown file.</param>
    /// <exception cref="RunException">They cannot.</exception>
    public static void Prepare(string file) => ReportPath.Prepare("--report", file, JsonOf(file), Path.Combine(ReportPath.FolderOf(file), $"irf-{Guid.NewGuid():N}.svg"));

    /// <param name="report">What to write.</param>
    /// <param name="file">The Markdown file; the others get beside it, the JSON under the same name.</param>
    public static void Write(IrfReport report, string file)
    {
        ArgumentNullException.ThrowIfNull(report);
        var folder = ReportPath.FolderOf(file);
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, ReportText.Write(report, dataset => ReportPlots.Save(dataset, folder)));
        File.WriteAllText(JsonOf(file), JsonSerializer.Serialize(report, Indented) + "\n");
    }

    private static string JsonOf(string file) => Path.ChangeExtension(file, ".json");
}
