using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary><c>cf</c>: popularity, item-kNN, iALS and EASE side by side on files of interactions or on a MovieLens folder; <c>--tune</c> chooses their settings on validation data.</summary>
/// <param name="console">Where progress and figures go.</param>
public sealed class CollaborativeCommand(IAnsiConsole console) : Command<CollaborativeCommand.Settings>
{
    /// <summary>7 GB of doubles.</summary>
    private const int MostItems = 30_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public sealed class Settings : CommandSettings
    {
        [CommandOption("--train <FILE>"), Description("Interactions to learn from, a line a user: 'user item item ...'.")]
        public string? Train { get; init; }

        [CommandOption("--valid <FILE>"), Description("Interactions that --tune chooses settings by; scored when there is no --test; not read beside --test without --tune.")]
        public string? Valid { get; init; }

        [CommandOption("--test <FILE>"), Description("Interactions that are scored.")]
        public string? Test { get; init; }

        [CommandOption("--data <FOLDER>"), Description("Instead of files: a MovieLens folder with ratings.csv.")]
        [DefaultValue("../shared/data/ml-latest-small")]
        public string Data { get; init; } = "../shared/data/ml-latest-small";

        [CommandOption("--tune"), Description("Choose the settings anew on the validation data (minutes) instead of taking the committed ones.")]
        public bool Tune { get; init; }

        [CommandOption("--json <FILE>"), Description("Write the figures there as well.")]
        public string? Json { get; init; }

        internal bool IsOfFiles => Train is not null || Valid is not null || Test is not null;

        public override ValidationResult Validate()
        {
            if (Json is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(Json)))) return ValidationResult.Error($"--json: the folder of '{Json}' does not exist; make it first.");
            if (!IsOfFiles)
                return File.Exists(Path.Combine(Data, "ratings.csv"))
                    ? ValidationResult.Success()
                    : ValidationResult.Error($"--data: there is no ratings.csv in '{Data}'. Name a MovieLens folder, or files with --train and --valid or --test.");
            if (Train is null) return ValidationResult.Error("--train is missing: --valid and --test need a file to learn from.");
            if (Valid is null && Test is null) return ValidationResult.Error("--valid or --test is missing: one of them must say what is scored.");
            if (Tune && Valid is null) return ValidationResult.Error("--tune needs --valid: settings are never chosen on test data.");
            foreach (var (option, file) in new[] { ("--train", Train), ("--valid", Valid), ("--test", Test) })
                if (file is not null && !File.Exists(file)) return ValidationResult.Error($"{option}: no file '{file}'.");
            return ValidationResult.Success();
        }
    }

    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            var (validation, test) = settings.IsOfFiles ? ReadFiles(settings) : ReadMovieLens(settings);
            var scored = test ?? validation!;
            var name = test is null ? "validation" : "test";
            Check(scored, name);
            if (settings.Tune) Check(validation!, "validation");
            Report(scored, name, settings.IsOfFiles);
            if (settings is { Valid: not null, Test: not null, Tune: false })
                console.MarkupLine("[yellow]--valid is not read: the test is scored, with the committed settings. Add --tune to choose settings by it, or leave --test out to score it.[/]");

            var models = settings.Tune ? Tune(validation!, cancellationToken) : settings.IsOfFiles ? ModelSettings.Files : ModelSettings.MovieLens;
            var results = Compare(scored, models, cancellationToken);
            Report(results);
            if (settings.Json is not null)
                File.WriteAllText(settings.Json, JsonSerializer.Serialize(new { scored = name, users = scored.ScoredUsers, items = scored.Items.Length, tuned = settings.Tune, models = results }, Json) + "\n");
            return 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return 1;
        }
    }

    private static void Check(RankingSplit split, string name)
    {
        if (split.Items.Length == 0 || split.ScoredUsers == 0)
            throw new InvalidDataException($"There is nothing to score: {split.Items.Length} items can be ranked and {split.ScoredUsers} users have a {name} positive. Give more interactions.");
        if (split.Items.Length > MostItems)
            throw new InvalidDataException($"{split.Items.Length} items are too many: item-kNN and EASE hold a number for every pair of them, so at most {MostItems} can be compared. Leave out the rarest items.");
    }

    private static (RankingSplit? Validation, RankingSplit? Test) ReadMovieLens(Settings settings) =>
        (settings.Tune ? MovieLensSplit.Validation(settings.Data) : null, MovieLensSplit.Test(settings.Data));

    private (RankingSplit? Validation, RankingSplit? Test) ReadFiles(Settings settings) => Progress().Start(progress =>
    {
        var train = Read(settings.Train!);
        return (settings.Valid is { } valid && (settings.Tune || settings.Test is null) ? Split(valid) : null, settings.Test is { } test ? Split(test) : null);

        RankingSplit Split(string file) => InteractionFile.Split(train, Read(file));

        SortedDictionary<int, SortedSet<int>> Read(string file)
        {
            var task = progress.AddTask(Markup.Escape($"Reading {Path.GetFileName(file)}"), maxValue: 1);
            return InteractionFile.Read(file, share => task.Value = share);
        }
    });

    private ModelSettings Tune(RankingSplit validation, CancellationToken cancellationToken) => Progress().Start(progress =>
    {
        var task = progress.AddTask("Choosing settings", maxValue: ModelTuning.Steps);
        return ModelTuning.Search(
            validation,
            (model, settings, scores) =>
            {
                task.Increment(1);
                console.WriteLine(FormattableString.Invariant($"NDCG@20 {scores.Criterion:0.0000} {model}: {settings}"));
            },
            cancellationToken);
    });

    private IReadOnlyList<ModelResult> Compare(RankingSplit split, ModelSettings settings, CancellationToken cancellationToken) => Progress().Start(progress =>
    {
        var task = progress.AddTask("Models", maxValue: ModelComparison.Count(split));
        return ModelComparison.Run(split, settings, doing => task.Description = Markup.Escape(doing), task.Increment, cancellationToken);
    });

    private Progress Progress() =>
        console.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn());

    private void Report(RankingSplit split, string name, bool isOfFiles)
    {
        var unranked = split.Users.Sum(user => user.TargetCount - user.Targets.Count);
        console.WriteLine($"Scored on {name}: {split.ScoredUsers} users, {split.Users.Sum(user => user.TargetCount)} positives, {split.Items.Length} items are ranked.");
        console.WriteLine(isOfFiles
            ? "Models learn from --train alone. All its items are ranked and a user's own of them masked; validation items are not masked when the test is scored."
            : "Per user the last fifth (rounded down) by (timestamp, movie) is the test; 4 stars and more are positive; every training item is masked.");
        console.WriteLine($"Users without a {name} positive are left out; the ideal DCG is over min(k, positives); ties go to the lower item id.");
        if (unranked > 0) console.WriteLine($"{unranked} positives are of items that are not ranked (too few training interactions): they count as missed.");
        if (split.Users.Sum(user => user.Targets.Count(user.Known.Contains)) is > 0 and var masked)
            console.MarkupLineInterpolated($"[yellow]{masked} {name} positives are in the training data too: masked, so they count as missed. Are the files of one split?[/]");
    }

    private void Report(IReadOnlyList<ModelResult> results)
    {
        foreach (var result in results.Where(result => result.Settings.Length > 0)) console.WriteLine($"{result.Model}: {result.Settings}");
        var table = new Table().AddColumn("model").AddColumns([.. Headers("R"), .. Headers("NDCG")]).AddColumn("seconds");
        foreach (var column in table.Columns) column.NoWrap().PadLeft(0);
        foreach (var result in results)
            table.AddRow([result.Model, .. Cells(result.Scores.Recall), .. Cells(result.Scores.Ndcg), Text($"{result.Seconds:0.0}")]);
        console.Write(table);

        static IEnumerable<string> Headers(string measure) => RankingScores.Cutoffs.Select(k => $"{measure}@{k}");
        static IEnumerable<string> Cells(IReadOnlyList<double> means) => means.Select(mean => Text($"{mean:.0000}"));
        static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
