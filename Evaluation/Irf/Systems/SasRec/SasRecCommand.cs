using System.ComponentModel;
using System.Diagnostics;
using RecOrleans.Evaluation.Irf.Datasets;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary><c>sasrec</c>: trains the sequential baseline of a data set and keeps its weights with a card of how they came about, so that the benchmark need not train.</summary>
public sealed class SasRecCommand : AsyncCommand<SasRecCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--dataset <NAME>"), Description("ml-latest-small, amazon-office or fashion.")]
        public string Dataset { get; init; } = "";

        [CommandOption("--seed <NUMBER>"), Description("Of the first weights, the order of the windows and the dropout.")]
        [DefaultValue(1)]
        public int Seed { get; init; } = 1;

        [CommandOption("--dropout <SHARE>"), Description("Share of activations that training leaves out; by default what validation chose.")]
        public double? Dropout { get; init; }

        [CommandOption("--threads <NUMBER>"), Description("Of libtorch. The weights are the same again only with the same number.")]
        [DefaultValue(1)]
        public int Threads { get; init; } = 1;

        [CommandOption("--models <FOLDER>"), Description("Holds the text encoder, for the scores of iALS beside it.")]
        [DefaultValue("models")]
        public string Models { get; init; } = "models";

        [CommandOption("--out <FOLDER>"), Description("Where weights and card go.")]
        [DefaultValue("data/sasrec")]
        public string Out { get; init; } = "data/sasrec";

        public override ValidationResult Validate()
        {
            if (!IrfDatasets.Names.Contains(Dataset)) return ValidationResult.Error($"--dataset: '{Dataset}' is none; use one of {string.Join(", ", IrfDatasets.Names)}.");
            if (Dropout is not (null or (>= 0 and < 1))) return ValidationResult.Error($"--dropout: {Dropout} is no share; use 0 or more and less than 1.");
            if (Threads < 1) return ValidationResult.Error($"--threads: {Threads} is too few; use 1 or more.");
            return Directory.Exists(Models) ? ValidationResult.Success() : ValidationResult.Error($"--models: there is no folder '{Models}'; run from the repository's root, or name it.");
        }
    }

    internal static string HowTo(string dataset) => $"dotnet run --project Evaluation -- sasrec --dataset {dataset}";

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            Torch.TorchRuntime.Prepare();
            TorchSharp.torch.set_num_threads(settings.Threads);
            var dataset = await IrfDatasets.LoadAsync(settings.Dataset, settings.Seed, cancellationToken);
            var sequences = ItemSequences.Of(dataset);
            var options = SasRecOptions.Of(dataset.Name) with { Seed = settings.Seed };
            if (settings.Dropout is { } dropout) options = options with { Dropout = dropout };
            AnsiConsole.WriteLine($"{dataset.Name}: {sequences.Users.Length} users, {sequences.Items.Length} items, {sequences.Users.Sum(user => user.All.Length)} likings.");

            var clock = Stopwatch.StartNew();
            var training = new SasRecTrainer(sequences, options).Train(dataset.Name, Show, cancellationToken);
            var minutes = clock.Elapsed.TotalMinutes;
            var card = await SasRecCard.WriteAsync(dataset, sequences, options, training, settings.Models, cancellationToken);

            Directory.CreateDirectory(settings.Out);
            training.Weights.Save(Path.Combine(settings.Out, $"{dataset.Name}.safetensors"));
            await File.WriteAllTextAsync(Path.Combine(settings.Out, $"{dataset.Name}.md"), card, cancellationToken);
            AnsiConsole.WriteLine(card);
            AnsiConsole.WriteLine(FormattableString.Invariant($"Trained in {minutes:0.0} minutes."));
            return 0;
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return 1;
        }
    }

    private static void Show(SasRecEpoch epoch) => AnsiConsole.WriteLine(epoch.Ndcg is { } ndcg
        ? FormattableString.Invariant($"epoch {epoch.Epoch}: loss {epoch.Loss:0.000}, validation NDCG@10 {ndcg:0.0000}")
        : FormattableString.Invariant($"on everything, epoch {epoch.Epoch}: loss {epoch.Loss:0.000}"));
}
