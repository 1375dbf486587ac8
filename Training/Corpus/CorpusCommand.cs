using System.ComponentModel;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Records;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Corpus;

/// <summary><c>corpus</c>: renders labelled commands as the student's prompts and answers, and says what they hold.</summary>
public sealed class CorpusCommand : Command<CorpusCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--out <FILE>"), Description("JSON Lines of examples.")]
        public string Out { get; init; } = "";

        [CommandOption("--records <FILE>"), Description("JSON Lines of labelled commands, or a folder of them; may be given several times.")]
        public string[] Records { get; init; } = ["data/commands"];

        [CommandOption("--schemas <FOLDER>"), Description("One CATALOG.json a catalogue."), DefaultValue("data/schemas")]
        public string Schemas { get; init; } = "data/schemas";

        [CommandOption("--hold-out <CATALOGS>"), Description("Catalogues, with commas between, of which nothing is trained on."), DefaultValue("")]
        public string HoldOut { get; init; } = "";

        [CommandOption("--copies <NUMBER>"), Description("Examples of each record: the first as it is, the others augmented."), DefaultValue(2)]
        public int Copies { get; init; } = 2;

        [CommandOption("--group <NUMBER>"), Description("Records that share an augmented schema."), DefaultValue(8)]
        public int Group { get; init; } = 8;

        [CommandOption("--seed <NUMBER>"), Description("Of the augmentation."), DefaultValue(1)]
        public int Seed { get; init; } = 1;

        [CommandOption("--tokenizer <FILE>"), Description("GGUF file that counts the tokens."), DefaultValue("models/student/student-q4_0.gguf")]
        public string Tokenizer { get; init; } = "models/student/student-q4_0.gguf";

        public override ValidationResult Validate()
        {
            if (Out.Length == 0) return ValidationResult.Error("--out: name the file to write.");
            if (Records.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing) return ValidationResult.Error($"--records: there is no '{missing}'.");
            if (!Directory.Exists(Schemas)) return ValidationResult.Error($"--schemas: there is no folder '{Schemas}'; run from the repository's root, or name it.");
            if (Copies < 1) return ValidationResult.Error($"--copies: {Copies} is too few; use 1 or more.");
            return Group >= 1 ? ValidationResult.Success() : ValidationResult.Error($"--group: {Group} is too few; use 1 or more.");
        }
    }

    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            var files = settings.Records.SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal) : (IEnumerable<string>)[path]);
            var records = LabelledRecord.ReadAll(files, new SchemaFolder(settings.Schemas)).ToArray();
            var heldOut = settings.HoldOut.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
            if (heldOut.FirstOrDefault(name => !records.Any(record => record.Request.Schema.Catalog == name)) is { } unknown)
                throw new InvalidDataException($"--hold-out: no record speaks of the catalogue '{unknown}'.");
            var examples = new CorpusBuilder(heldOut, settings.Copies, settings.Group, settings.Seed).Build(records).ToArray();
            Example.WriteAll(settings.Out, examples);
            using var tokenizer = GgufTokenizer.Load(settings.Tokenizer);
            foreach (var line in CorpusStatistics.Of(records, examples, tokenizer)) AnsiConsole.WriteLine(line);
            return 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or ModelLoadException or IOException or UnauthorizedAccessException)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return 1;
        }
    }
}
