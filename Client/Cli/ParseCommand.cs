using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Records;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec parse</c>: runs the Parser Agent over a file of commands, offline; one answer a line, in the order of the input.</summary>
public sealed class ParseCommand : AsyncCommand<ParseCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--in <FILE>"), Description("JSON Lines: {id, catalog, memory, feed, command}.")]
        public string In { get; init; } = "";

        [CommandOption("--schemas <FOLDER>"), Description("Folder with one CATALOG.json a catalogue.")]
        public string Schemas { get; init; } = "";

        [CommandOption("--out <FILE>"), Description("JSON Lines: {id, answer}.")]
        public string Out { get; init; } = "";

        [CommandOption("--host <HOST>"), Description("What answers: student, gguf, openai or rules."), DefaultValue(LanguageOptions.Student)]
        public string Host { get; init; } = LanguageOptions.Student;

        [CommandOption("--model <MODEL>"), Description("A GGUF file (student, gguf), or the endpoint's name for its model (openai).")]
        public string? Model { get; init; }

        [CommandOption("--endpoint <URL>"), Description("Address of an OpenAI-compatible endpoint, such as http://localhost:8080/v1. Its key: Language__ApiKey in the environment.")]
        public string? Endpoint { get; init; }

        [CommandOption("--parallel <N>"), Description("Commands under way at once."), DefaultValue(1)]
        public int Parallel { get; init; } = 1;

        [CommandOption("--threads <N>"), Description("Threads of a model in this process; 0: chosen by the processors."), DefaultValue(0)]
        public int Threads { get; init; }

        [CommandOption("--unreconciled"), Description("Leave a model's answers as they are grounded, without the rules' reading of the same words.")]
        public bool Unreconciled { get; init; }

        public override ValidationResult Validate() =>
            In.Length == 0 || !File.Exists(In) ? ValidationResult.Error($"--in: no file '{In}'; name a JSON Lines file of commands.")
            : Schemas.Length == 0 || !Directory.Exists(Schemas) ? ValidationResult.Error($"--schemas: no folder '{Schemas}'; name the folder that holds CATALOG.json files.")
            : Out.Length == 0 ? ValidationResult.Error("--out: name the file to write.")
            : WhyUnwritable(Out) is { } why ? ValidationResult.Error($"--out: '{Out}' cannot be written ({why}); name a file in a folder that is there.")
            : Parallel is < 1 or > 64 ? ValidationResult.Error("--parallel: use 1 to 64.")
            : new LanguageOptionsValidator().Validate(null, Language()) is { Failed: true } failed ? ValidationResult.Error(failed.FailureMessage)
            : ValidationResult.Success();

        /// <summary>Looked at before the run, whose answers would be lost otherwise.</summary>
        private static string? WhyUnwritable(string path)
        {
            try
            {
                using var file = File.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
                return null;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return error.Message.TrimEnd('.');
            }
        }

        /// <summary>Nobody waits for a single answer here, so a slow machine gets time rather than a fallback.</summary>
        internal LanguageOptions Language()
        {
            var options = new LanguageOptions();
            Apply(options);
            return options;
        }

        internal void Apply(LanguageOptions options)
        {
            options.Host = Host;
            options.Endpoint = Endpoint;
            options.Model = Model;
            options.ApiKey = Environment.GetEnvironmentVariable("Language__ApiKey");
            options.Threads = Threads;
            options.MaxBatch = Parallel;
            options.Reconcile = !Unreconciled;
            options.Deadline = TimeSpan.FromMinutes(2);
            if (Host is LanguageOptions.Student or LanguageOptions.Gguf && Model is not null) options.ModelPath = Model;
        }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLanguage(settings.Apply).BuildServiceProvider();
        var lines = await File.ReadAllLinesAsync(settings.In, cancellationToken);
        var run = new ParseRun(services.GetRequiredService<IParserAgent>(), new SchemaFolder(settings.Schemas));
        ParsedLine?[] parsed = [];
        var clock = Stopwatch.StartNew();
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask("parse", maxValue: Math.Max(1, lines.Length));
            parsed = await run.ReadAllAsync(lines, settings.Parallel, () => task.Increment(1), cancellationToken);
        });
        var elapsed = clock.Elapsed;

        await using (var output = new StreamWriter(settings.Out))
            foreach (var line in parsed.OfType<ParsedLine>())
                await output.WriteLineAsync(JsonSerializer.Serialize(new { line.Id, line.Answer, line.Certainty }, Json.Options));
        Report(parsed, elapsed);
        return 0;
    }

    private static void Report(ParsedLine?[] parsed, TimeSpan elapsed)
    {
        var answered = parsed.OfType<ParsedLine>().ToArray();
        foreach (var line in answered.Where(line => line.Error is not null))
            AnsiConsole.MarkupLineInterpolated($"[yellow]line {line.Number}: {line.Error}[/] (answered neutral)");
        var latencies = answered.Where(line => line.Error is null).Select(line => line.Elapsed.TotalMilliseconds).Order().ToArray();
        var fallbacks = answered.Where(line => line.FallbackReason is not null).ToArray();
        AnsiConsole.WriteLine(FormattableString.Invariant(
            $"{answered.Length} commands in {elapsed.TotalSeconds:0.0} s: {answered.Length / Math.Max(elapsed.TotalSeconds, 1e-9):0.#}/s, p50 {Quantile(latencies, .5):0.00} ms, p99 {Quantile(latencies, .99):0.00} ms, {fallbacks.Length} fallbacks, {answered.Count(line => line.Error is not null)} bad records"));
        foreach (var group in fallbacks.GroupBy(line => line.FallbackReason).OrderByDescending(group => group.Count()).Take(5))
            AnsiConsole.WriteLine($"fallback ({group.Count()}): {group.Key}");
    }

    /// <summary>The nearest-rank quantile of ascending values; 0 where there are none.</summary>
    private static double Quantile(double[] ascending, double share) =>
        ascending.Length == 0 ? 0 : ascending[Math.Clamp((int)Math.Ceiling(share * ascending.Length) - 1, 0, ascending.Length - 1)];
}
