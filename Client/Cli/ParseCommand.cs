using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
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

        [CommandOption("--host <HOST>"), Description("What answers: rules."), DefaultValue("rules")]
        public string Host { get; init; } = "rules";

        [CommandOption("--parallel <N>"), Description("Commands under way at once."), DefaultValue(1)]
        public int Parallel { get; init; } = 1;

        public override ValidationResult Validate() =>
            In.Length == 0 || !File.Exists(In) ? ValidationResult.Error($"--in: no file '{In}'; name a JSON Lines file of commands.")
            : Schemas.Length == 0 || !Directory.Exists(Schemas) ? ValidationResult.Error($"--schemas: no folder '{Schemas}'; name the folder that holds CATALOG.json files.")
            : Out.Length == 0 ? ValidationResult.Error("--out: name the file to write.")
            : Host is not "rules" ? ValidationResult.Error($"--host: no host '{Host}'; use rules.")
            : Parallel is < 1 or > 64 ? ValidationResult.Error("--parallel: use 1 to 64.")
            : ValidationResult.Success();
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var agent = new RulesOnlyAgent();
        var lines = await File.ReadAllLinesAsync(settings.In, cancellationToken);
        var run = new ParseRun(agent, new SchemaFolder(settings.Schemas));
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
                await output.WriteLineAsync(JsonSerializer.Serialize(new { line.Id, line.Answer }, Json.Options));
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
