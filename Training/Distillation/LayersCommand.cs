using System.ComponentModel;
using RecOrleans.Language.Hosts;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Gguf;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Distillation;

/// <summary><c>layers</c>: says which layers a model can spare, as a list for <c>distill --layers</c>.</summary>
public sealed class LayersCommand(IAnsiConsole console) : Command<LayersCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--corpus <FILE>"), Description("Examples, as `corpus` writes them; the held-back ones are measured with.")]
        public string Corpus { get; init; } = "";

        [CommandOption("--start <FILE>"), Description("GGUF model of the llama architecture."), DefaultValue("models/student/student-q4_0.gguf")]
        public string Start { get; init; } = "models/student/student-q4_0.gguf";

        [CommandOption("--drop <NUMBER>"), Description("Layers to leave out, one after the other."), DefaultValue(6)]
        public int Drop { get; init; } = 6;

        [CommandOption("--validation <NUMBER>"), Description("Held-back examples to measure with."), DefaultValue(40)]
        public int Validation { get; init; } = 40;

        public override ValidationResult Validate() =>
            !File.Exists(Corpus) ? ValidationResult.Error($"--corpus: there is no file '{Corpus}'; make it with `corpus`.")
            : !File.Exists(Start) ? ValidationResult.Error($"--start: there is no file '{Start}'; run from the repository's root, or name it.")
            : Drop < 1 || Validation < 1 ? ValidationResult.Error("--drop and --validation: use 1 or more.")
            : ValidationResult.Success();
    }

    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            var (device, type) = TrainingDevice.Prepare(Environment.ProcessorCount);
            var options = new DistillOptions();
            using var tokenizer = GgufTokenizer.Load(settings.Start);
            var held = SampleFile.Tokenize(Example.ReadAll(settings.Corpus), tokenizer, options.PackTokens)[Split.Validation].ToArray();
            if (held.Length == 0) throw new InvalidDataException($"--corpus: '{settings.Corpus}' holds no held-back examples.");
            var packs = PackPlan.Packs(SampleFile.Spread(held, settings.Validation), options.GroupSize, options.PackTokens, random: null);
            foreach (var (dropped, left, score) in LayerImportance.Drop(GgufModel.Read(settings.Start), packs, settings.Drop, type, device, cancellationToken))
                console.WriteLine(FormattableString.Invariant($"without {dropped}: loss {score.Loss:0.000}, exact {score.Exact:0.000}; --layers {string.Join(',', left)}"));
            return 0;
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or ModelLoadException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return 1;
        }
    }
}
