using System.ComponentModel;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Client.Api;
using RecOrleans.Engine.Import;
using Spectre.Console;
using Spectre.Console.Cli;
using ImportReport = RecOrleans.Client.Api.ImportReport;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec import</c>: streams somebody's files to the gateway as a new version of a catalogue, and reports the rows that were left out.</summary>
public sealed class ImportCommand(IAnsiConsole console) : OnlineCommand<ImportCommand.Settings>(console)
{
    private const int MaxShown = 20;

    public sealed class Settings : GatewaySettings
    {
        [CommandArgument(0, "<PATH>"), Description("A folder (package, movielens) or a file (jsonl, csv).")]
        public string Path { get; init; } = "";

        [CommandOption("-f|--format <FORMAT>"), Description("package, movielens, jsonl or csv; judged by the path where it is left out.")]
        public string? Format { get; init; }

        [CommandOption("-c|--catalog <CATALOG>"), Description("Id of the catalogue; the source's own where it is left out.")]
        public string? Catalog { get; init; }

        [CommandOption("--schema <FILE>"), Description("The schema of JSON Lines or CSV; inferred where it is left out.")]
        public string? Schema { get; init; }

        [CommandOption("--enriched <FILE>"), Description("The enriched movies file of a MovieLens folder.")]
        public string? Enriched { get; init; }

        [CommandOption("--delimiter <CHAR>"), Description("Between the columns of a CSV file."), DefaultValue(',')]
        public char Delimiter { get; init; } = ',';

        [CommandOption("--separator <CHAR>"), Description("Between several values in one CSV cell."), DefaultValue('|')]
        public char Separator { get; init; } = '|';

        public override ValidationResult Validate() => base.Validate() is { Successful: false } wrong ? wrong
            : File.Exists(Path) || Directory.Exists(Path) ? ValidationResult.Success()
            : ValidationResult.Error($"There is no file or folder '{Path}'; name what to import.");
    }

    protected override async Task<int> RunAsync(RecOrleansClient client, Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            var options = new CatalogSourceOptions
            {
                Catalog = settings.Catalog,
                Schema = await ReadSchemaAsync(settings.Schema, cancellationToken),
                Enriched = settings.Enriched,
                Delimiter = settings.Delimiter,
                Separator = settings.Separator,
            };
            await using var source = await CatalogSources.OpenAsync(settings.Format, settings.Path, options, cancellationToken);
            var rejected = new List<RejectedRow>();
            var report = await SendAsync(client, source, rejected, settings.Json, cancellationToken);
            if (settings.Json) WriteJson(new { report, rejected });
            else Write(report, rejected);
            return ExitCodes.Done;
        }
        catch (Exception exception) when (exception is ImportException or JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ImportFailure(exception.Message, exception);
        }
    }

    private async Task<ImportReport> SendAsync(
        RecOrleansClient client, ICatalogSource source, List<RejectedRow> rejected, bool quiet, CancellationToken cancellationToken)
    {
        if (quiet) return await client.ImportAsync(source.Schema.Catalog, LinesAsync(source, rejected, () => { }, cancellationToken), cancellationToken);
        return await Console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(async progress =>
            {
                var reading = progress.AddTask($"Reading {Markup.Escape(source.Schema.Catalog)}", maxValue: 1);
                var serving = progress.AddTask("Training and putting into service", autoStart: false, maxValue: 1);
                serving.IsIndeterminate = true;
                var lines = LinesAsync(
                    source,
                    rejected,
                    () =>
                    {
                        reading.Value = source.Progress.Share;
                        if (reading.IsFinished) serving.StartTask();
                    },
                    cancellationToken);
                var report = await client.ImportAsync(source.Schema.Catalog, lines, cancellationToken);
                serving.IsIndeterminate = false;
                (reading.Value, serving.Value) = (1, 1);
                return report;
            });
    }

    private static async IAsyncEnumerable<ImportLine> LinesAsync(
        ICatalogSource source, List<RejectedRow> rejected, Action moved, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ImportLine(Schema: source.Schema);
        var rows = 0;
        await foreach (var row in source.ReadAsync(cancellationToken))
        {
            if (++rows % 256 == 0) moved();
            switch (row)
            {
                case ItemRow { Item: var item }:
                    yield return new ImportLine(Item: new ImportItem(item.Id, item.Title, ItemFacets.Of(item, source.Schema), item.Text));
                    break;
                case InteractionRow { Interaction: var interaction }:
                    yield return new ImportLine(Interaction: interaction);
                    break;
                case RejectedRow bad:
                    rejected.Add(bad);
                    break;
            }
        }

        moved();
    }

    private static async Task<CatalogSchema?> ReadSchemaAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null) return null;
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<CatalogSchema>(file, RecOrleans.Json.Options, cancellationToken);
    }

    private void Write(ImportReport report, List<RejectedRow> rejected)
    {
        Console.MarkupLine($"[bold]{Markup.Escape(report.Catalog)}[/] version {report.Version} is served: {report.Items} items, {report.Interactions} interactions.");
        var count = rejected.Count + report.Rejected;
        if (count == 0) return;
        Console.MarkupLine($"[yellow]{count} rows were left out:[/]");
        var reasons = rejected.Select(row => $"{row.Source}:{row.Line}: {row.Reason}").Concat(report.Problems).ToList();
        foreach (var reason in reasons.Take(MaxShown)) Console.MarkupLine("  " + Markup.Escape(reason));
        if (count > MaxShown) Console.MarkupLine($"  [grey]and {count - MaxShown} more; --json lists them.[/]");
    }
}
