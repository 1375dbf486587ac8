using System.ComponentModel;
using RecOrleans.Language.Records;
using RecOrleans.Training.Corpus;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Comparison;

/// <summary><c>compare</c>: how well and how fast students read the same commands, as a table and a plot to choose by.</summary>
/// <param name="console">Where the table goes.</param>
public sealed class CompareCommand(IAnsiConsole console) : AsyncCommand<CompareCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--model <NAME=FILE>"), Description("A student to compare; may be given several times.")]
        public string[] Models { get; init; } = [];

        [CommandOption("--records <FILE>"), Description("Labelled commands that no model was trained on, such as `corpus --held` writes; JSON Lines or a folder, may be given several times.")]
        public string[] Records { get; init; } = [];

        [CommandOption("--schemas <FOLDER>"), Description("One CATALOG.json a catalogue; may be given several times.")]
        public string[] Schemas { get; init; } = ["data/schemas"];

        [CommandOption("--out <FOLDER>"), Description("Where compare.md and compare.svg go.")]
        public string Out { get; init; } = "";

        internal IEnumerable<(string Name, string File)> Named => Models.Select(model => model.Split('=', 2) is [var name, var file] ? (name, file) : (Path.GetFileNameWithoutExtension(model), model));

        public override ValidationResult Validate()
        {
            if (Models.Length == 0) return ValidationResult.Error("--model: name a student, as NAME=FILE.");
            if (Named.FirstOrDefault(model => !File.Exists(model.File)) is { File: { } missing }) return ValidationResult.Error($"--model: there is no file '{missing}'.");
            if (Records.Length == 0) return ValidationResult.Error("--records: name labelled commands; `corpus --held FOLDER` writes those that it holds back.");
            if (Records.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } none) return ValidationResult.Error($"--records: there is no '{none}'.");
            if (Schemas.FirstOrDefault(path => !Directory.Exists(path)) is { } folder) return ValidationResult.Error($"--schemas: there is no folder '{folder}'; run from the repository's root, or name it.");
            return Out.Length > 0 ? ValidationResult.Success() : ValidationResult.Error("--out: name a folder for table and plot.");
        }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            LabelledRecord[] records = [.. LabelledRecord.ReadAll(RecordFile.Find(settings.Records), new SchemaFolder(settings.Schemas))];
            if (records.Length == 0) throw new InvalidDataException($"--records: there is no command in {string.Join(", ", settings.Records)}.");
            var readings = new List<StudentReading>();
            foreach (var (name, file) in settings.Named)
            {
                var reading = await StudentReading.MeasureAsync(name, file, records, cancellationToken);
                readings.Add(reading);
                console.WriteLine(reading.Row);
            }

            Directory.CreateDirectory(settings.Out);
            var command = $"dotnet run -c Release --project Training -- {string.Join(' ', context.Arguments)}";
            await File.WriteAllTextAsync(Path.Combine(settings.Out, "compare.md"), ComparisonFiles.Markdown(readings, records.Length, command), cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(settings.Out, "compare.svg"), ComparisonFiles.Svg(readings), cancellationToken);
            return 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return 1;
        }
    }
}
