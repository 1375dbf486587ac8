using System.Text.Json;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>Report, JSON and pictures on disk.</summary>
public static class ReportFiles
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    /// <param name="report">What to write.</param>
    /// <param name="file">The Markdown file; the others get beside it, the JSON under the same name.</param>
    public static void Write(IrfReport report, string file)
    {
        ArgumentNullException.ThrowIfNull(report);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, ReportText.Write(report, dataset => ReportPlots.Save(dataset, folder)));
        File.WriteAllText(Path.ChangeExtension(file, ".json"), JsonSerializer.Serialize(report, Indented) + "\n");
    }
}
