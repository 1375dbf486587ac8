using System.Text.Json;
using RecOrleans.Evaluation.Irf.Report;
using RecOrleans.Evaluation.Irf.Runs;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Planning;

/// <summary><c>plan</c>: searches the weights of the tool chain that bring up what simulated users want, and says what they gain.</summary>
public sealed class PlanCommand(IAnsiConsole console) : AsyncCommand<PlanSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, PlanSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            ReportPath.Prepare("--report", settings.ReportFile);
            if (settings.Labels is not null) ReportPath.Prepare("--labels", settings.Labels);
            var search = await PlanSearch.RunAsync(settings, console.WriteLine, cancellationToken);
            console.WriteLine($"{search.Table.Turns.Length} turns, {search.Arms.Length} weights. Best fixed: {PlanReport.Words(search.Best)}.");
            Write(settings.ReportFile, await new PlanReport(search, settings).WriteAsync(cancellationToken));
            console.WriteLine($"Report: {settings.ReportFile}");
            if (settings.Labels is not { } labels) return 0;
            Write(labels, string.Concat(PlanLabel.Of(search.Table).Select(label => JsonSerializer.Serialize(label, Json.Options) + "\n")));
            console.WriteLine($"Labels: {labels}");
            return 0;
        }
        catch (Exception wrong) when (wrong is RunException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{wrong.Message}[/]");
            return 1;
        }
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(ReportPath.FolderOf(file));
        File.WriteAllText(file, text);
    }
}
