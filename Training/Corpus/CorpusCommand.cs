using System.ComponentModel;
using System.Globalization;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Records;
using RecOrleans.Training.Corpus.Simulation;
using RecOrleans.Training.Corpus.Sources;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Corpus;

/// <summary><c>corpus</c>: renders labelled commands as the student's prompts and answers, and says what they hold.</summary>
public sealed class CorpusCommand(IAnsiConsole console) : AsyncCommand<CorpusCommand.Settings>
{
    private const string Commands = "commands", Simulated = "simulated", MitMovie = "mit-movie", Ccpe = "ccpe";

    private static readonly string[] Sources = [Commands, Simulated, MitMovie, Ccpe];

    public sealed class Settings : CommandSettings
    {
        [CommandOption("--out <FILE>"), Description("JSON Lines of examples.")]
        public string Out { get; init; } = "";

        [CommandOption("--records <FILE>"), Description("JSON Lines of labelled commands, or a folder of them; may be given several times.")]
        public string[] Records { get; init; } = ["data/commands", "data/taught"];

        [CommandOption("--schemas <FOLDER>"), Description("One CATALOG.json a catalogue; may be given several times.")]
        public string[] Schemas { get; init; } = ["data/schemas"];

        [CommandOption("--simulated <NUMBER>"), Description("Commands of simulated users, half of them about invented catalogues."), DefaultValue(0)]
        public int Simulated { get; init; }

        [CommandOption("--chinese <SHARE>"), Description("Share of the simulated commands that are said in Chinese."), DefaultValue(0.05)]
        public double Chinese { get; init; } = 0.05;

        [CommandOption("--mixed <SHARE>"), Description("Share of the other simulated commands in which a word or two are Spanish, French, German or Chinese."), DefaultValue(0.03)]
        public double Mixed { get; init; } = 0.03;

        [CommandOption("--public <FOLDER>"), Description("Folder with the public data sets mit-movie and ccpe; what of them is there is used.")]
        public string? Public { get; init; }

        [CommandOption("--hold-out <CATALOGS>"), Description("Catalogues, with commas between, of which nothing is trained on."), DefaultValue("")]
        public string HoldOut { get; init; } = "";

        [CommandOption("--hold-out-share <SHARE>"), Description("Share of the records of people that is held back, by their ids; simulated ones are all trained on."), DefaultValue(0.1)]
        public double HoldOutShare { get; init; } = 0.1;

        [CommandOption("--held <FOLDER>"), Description("Writes the records of people that are held back to SOURCE.jsonl there, to measure with.")]
        public string? Held { get; init; }

        [CommandOption("--copies <NUMBERS>"), Description("Examples of each record: the first as it is, the others augmented. A number, or one a source: commands=3,simulated=1."), DefaultValue("2")]
        public string Copies { get; init; } = "2";

        [CommandOption("--group <NUMBER>"), Description("Records that share an augmented schema."), DefaultValue(8)]
        public int Group { get; init; } = 8;

        [CommandOption("--seed <NUMBER>"), Description("Of the simulation and of the augmentation."), DefaultValue(1)]
        public int Seed { get; init; } = 1;

        [CommandOption("--tokenizer <FILE>"), Description("GGUF file that counts the tokens."), DefaultValue("models/student/student-q4_0.gguf")]
        public string Tokenizer { get; init; } = "models/student/student-q4_0.gguf";

        public override ValidationResult Validate()
        {
            if (Out.Length == 0) return ValidationResult.Error("--out: name the file to write.");
            if (Records.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing) return ValidationResult.Error($"--records: there is no '{missing}'.");
            if (Schemas.FirstOrDefault(path => !Directory.Exists(path)) is { } folder) return ValidationResult.Error($"--schemas: there is no folder '{folder}'; run from the repository's root, or name it.");
            if (Public is not null && !Directory.Exists(Public)) return ValidationResult.Error($"--public: there is no folder '{Public}'; data/README.md says what belongs there.");
            if (Simulated < 0) return ValidationResult.Error($"--simulated: {Simulated} is too few; use 0 or more.");
            if (Chinese is not (>= 0 and <= 1)) return ValidationResult.Error(FormattableString.Invariant($"--chinese: {Chinese} is no share; use 0 to 1."));
            if (Mixed is not (>= 0 and <= 1)) return ValidationResult.Error(FormattableString.Invariant($"--mixed: {Mixed} is no share; use 0 to 1."));
            if (HoldOutShare is not (>= 0 and <= 1)) return ValidationResult.Error(FormattableString.Invariant($"--hold-out-share: {HoldOutShare} is no share; use 0 to 1."));
            if (ReadCopies(Copies, out var problem) is null) return ValidationResult.Error($"--copies: {problem}");
            return Group >= 1 ? ValidationResult.Success() : ValidationResult.Error($"--group: {Group} is too few; use 1 or more.");
        }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            var sources = await SourcesAsync(settings, cancellationToken);
            var heldOut = settings.HoldOut.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
            if (heldOut.FirstOrDefault(name => !sources.Any(source => source.Records.Any(record => record.Request.Schema.Catalog == name))) is { } unknown)
                throw new InvalidDataException($"--hold-out: no record speaks of the catalogue '{unknown}'.");
            var builder = new CorpusBuilder(heldOut, settings.Group, settings.Seed);
            var built = sources.Select(source => (Source: source, Examples: (IReadOnlyCollection<Example>)[.. builder.Build(source)])).ToArray();
            Example.WriteAll(settings.Out, built.SelectMany(source => source.Examples));
            if (settings.Held is { } folder) WriteHeld(folder, sources, heldOut);
            using var tokenizer = GgufTokenizer.Load(settings.Tokenizer);
            foreach (var line in CorpusStatistics.Of(built, tokenizer)) console.WriteLine(line);
            return 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or ModelLoadException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return 1;
        }
    }

    private static async Task<List<CorpusSource>> SourcesAsync(Settings settings, CancellationToken cancellationToken)
    {
        var schemas = new SchemaFolder(settings.Schemas);
        var copies = ReadCopies(settings.Copies, out _)!;
        var sources = new List<CorpusSource> { Source(Commands, [.. LabelledRecord.ReadAll(RecordFile.Find(settings.Records), schemas)], settings.HoldOutShare) };
        if (settings.Simulated > 0) sources.Add(Source(Simulated, await new CommandSimulation(settings.Seed, settings.Chinese, settings.Mixed).RunAsync(settings.Simulated, cancellationToken), 0));
        if (settings.Public is not { } folder) return sources;
        var movies = schemas.Find("movies") ?? throw new InvalidDataException($"--schemas: there is no movies.json in {schemas.Folder}, of which {MitMovie} and {Ccpe} speak.");
        var (queries, utterances) = (Path.Combine(folder, MitMovie, "train.txt"), Path.Combine(folder, Ccpe, "ccpe_spans.jsonl"));
        if (!File.Exists(queries) && !File.Exists(utterances)) throw new InvalidDataException($"--public: there is neither {queries} nor {utterances}; data/README.md says where they come from.");
        if (File.Exists(queries)) sources.Add(Source(MitMovie, new MitMovieQueries(movies).Read(queries), settings.HoldOutShare));
        if (File.Exists(utterances)) sources.Add(Source(Ccpe, new CcpeUtterances(movies).Read(utterances), settings.HoldOutShare));
        return sources;

        CorpusSource Source(string name, IReadOnlyCollection<LabelledRecord> records, double share) => new(name, records, copies[name], share);
    }

    private static void WriteHeld(string folder, IEnumerable<CorpusSource> sources, HashSet<string> heldOut)
    {
        Directory.CreateDirectory(folder);
        // Invented catalogues have no schema file that anyone else could read them with.
        foreach (var source in sources.Where(source => source.Name != Simulated))
        {
            LabelledRecord[] held = [.. source.Records.Where(record => source.SplitOf(record, heldOut) is not Split.Train)];
            if (held.Length > 0) RecordFile.WriteAll(Path.Combine(folder, $"{source.Name}.jsonl"), held);
        }
    }

    /// <summary>A number for each source; null, and why, where the text says none.</summary>
    internal static Dictionary<string, int>? ReadCopies(string text, out string problem)
    {
        const int Default = 2;
        problem = "";
        if (IsCount(text, out var same)) return Sources.ToDictionary(source => source, _ => same);
        var copies = Sources.ToDictionary(source => source, _ => Default);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is [var source, var number] && copies.ContainsKey(source) && IsCount(number, out var count)) copies[source] = count;
            else
            {
                problem = $"'{part}' is neither a number of 1 or more nor SOURCE=NUMBER with one of {string.Join(", ", Sources)}.";
                return null;
            }
        }

        return copies;

        static bool IsCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1;
    }
}
