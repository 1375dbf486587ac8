using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using RecOrleans.Language.Hosts;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;
using Spectre.Console;
using Spectre.Console.Cli;
using TorchSharp;

namespace RecOrleans.Training.Distillation;

/// <summary><c>distill</c>: trains a student on a corpus and exports it as GGUF with a card of how it came about.</summary>
public sealed class DistillCommand(IAnsiConsole console) : Command<DistillSettings>
{
    /// <summary>Exit code of a training that was stopped and can go on.</summary>
    private const int Stopped = 130;

    public override int Execute(CommandContext context, DistillSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            Train(settings, $"dotnet run -c Release --project Training -- {string.Join(' ', context.Arguments)}", stop.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            console.WriteLine("Stopped; the same command goes on from the checkpoint, and with --export-checkpoint it writes the models as they are.");
            return Stopped;
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or ModelLoadException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private void Train(DistillSettings settings, string command, CancellationToken cancellationToken)
    {
        var options = settings.Options;
        var (device, type) = TrainingDevice.Prepare(settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount);
        var whole = GgufModel.Read(settings.Start);
        var start = settings.Vocabulary > 0 ? VocabularyCut.Apply(whole, settings.Vocabulary) : whole;
        var examples = Example.ReadAll(settings.Corpus).ToArray();
        using var tokenizer = start.LoadTokenizer();
        var samples = SampleFile.Tokenize(examples, tokenizer, settings.Longest);
        var trained = samples[Split.Train].ToArray();
        if (trained.Length == 0) throw new InvalidDataException($"--corpus: '{settings.Corpus}' holds nothing to train on that has at most {settings.Longest} tokens.");
        var validation = SampleFile.Spread(samples[Split.Validation].ToArray(), settings.Validation);

        using var master = LlamaWeights.Of(start, LayerList.Parse(settings.Layers));
        if (options.FreezeBelow > master.Shape.Layers) throw new InvalidDataException($"--freeze-below: there are only {master.Shape.Layers} layers.");
        master.MoveTo(device);
        using var network = new LlamaNetwork(master, type, device, options.FreezeBelow);
        using var teacher = settings.Teacher.Length > 0 ? Teacher(settings.Teacher, start, type, device) : null;
        if (options.StatesWeight > 0) CheckCorrespondence(options, master.Shape, teacher!.Shape);
        Directory.CreateDirectory(settings.Out);
        using var distiller = new Distiller(master, network, teacher, trained, validation, options, Decoded(settings, start, examples, validation));

        string[] data =
        [
            $"Data: {trained.Length} examples of {trained.Select(sample => sample.Id).Distinct().Count()} labelled commands; {examples.Length - samples.Sum(split => split.Count())} of more than {settings.Longest} tokens left out; measured on {validation.Length} held-back ones.",
            settings.Layers.Length > 0 ? $"Layers kept: {settings.Layers}." : "All layers kept.",
            settings.Vocabulary > 0 ? $"Vocabulary cut to the first {settings.Vocabulary} of {LlamaShape.Of(whole).Vocabulary} tokens." : "All tokens kept.",
        ];
        foreach (var line in data) console.WriteLine(line);
        console.WriteLine(FormattableString.Invariant($"{distiller.Steps} steps, {distiller.Tokens} tokens, {type} on {device.type}, {torch.get_num_threads()} threads."));

        var fingerprint = Fingerprint(settings, options, type);
        var curve = settings.ExportCheckpoint ? distiller.Restore(settings.Out, fingerprint) : TrainingProgress.Show(console, distiller.Steps, distiller.Tokens, report => distiller.Run(settings.Out, fingerprint, report, cancellationToken));
        if (curve.Count == 0) throw new InvalidDataException($"--export-checkpoint: there is no checkpoint in '{settings.Out}'; name the --out of a training that was stopped.");
        if (curve[^1].Step < distiller.Steps) data = [.. data, $"Written before its end: after step {curve[^1].Step} of {distiller.Steps}."];

        master.MoveTo(torch.CPU);
        var files = settings.ExportTypes.Select(stored =>
        {
            var file = $"student-{stored.ToString().ToLowerInvariant()}.gguf";
            master.Export(start, stored, options.EmbeddingType).Write(Path.Combine(settings.Out, file));
            return (file, new FileInfo(Path.Combine(settings.Out, file)).Length);
        }).ToArray();
        var licence = start.Metadata.FirstOrDefault(key => key.Name == "general.license")?.Text ?? "unknown";
        File.WriteAllText(Path.Combine(settings.Out, "curve.csv"), CurveFiles.Csv(curve));
        File.WriteAllText(Path.Combine(settings.Out, "curve.svg"), CurveFiles.Svg(curve));
        File.WriteAllText(Path.Combine(settings.Out, "README.md"), ModelCard.Write(master.Shape, command, settings.Start, licence, data, options, curve, files));
        if (!settings.ExportCheckpoint) Checkpoint.Delete(settings.Out);
        foreach (var (file, bytes) in files) console.WriteLine(FormattableString.Invariant($"{Path.Combine(settings.Out, file)}: {bytes / 1e6:0.0} MB"));
    }

    /// <summary>A teacher of more tokens than the student has says what it thinks of those alone.</summary>
    internal static LlamaNetwork Teacher(string path, GgufModel student, torch.ScalarType type, torch.Device device)
    {
        var teacher = GgufModel.Read(path);
        var (tokens, known) = (VocabularyCut.Tokens(student), VocabularyCut.Tokens(teacher));
        if (!known.AsSpan().StartsWith(tokens))
            throw new InvalidDataException($"--teacher: its {known.Length} tokens do not begin with the student's {tokens.Length}; use a teacher with the tokenizer of --start.");
        using var weights = LlamaWeights.Of(VocabularyCut.Rows(teacher, tokens.Length));
        return new LlamaNetwork(weights, type, device, trainableFrom: null);
    }

    private static void CheckCorrespondence(DistillOptions options, LlamaShape student, LlamaShape teacher)
    {
        if (options.TeacherLayers.Length != student.Layers)
            throw new InvalidDataException($"--teacher-layers: {options.TeacherLayers.Length} layers for a student of {student.Layers}; name one of the teacher's for each of the student's.");
        if (options.TeacherLayers[^1] >= teacher.Layers)
            throw new InvalidDataException($"--teacher-layers: there is no layer {options.TeacherLayers[^1]}; the teacher has the layers 0 to {teacher.Layers - 1}.");
        if (student.Width != teacher.Width)
            throw new InvalidDataException($"--states-weight: the teacher's states are {teacher.Width} wide, the student's {student.Width}; leave it out, or use a teacher of the same width.");
    }

    private static DecodedScore? Decoded(DistillSettings settings, GgufModel start, IEnumerable<Example> examples, Sample[] validation)
    {
        if (settings.Decoded == 0 || validation.Length == 0) return null;
        var answers = examples.Where(example => example.Split is Split.Validation).DistinctBy(example => example.Id).ToDictionary(example => example.Id, example => example.Answer, StringComparer.Ordinal);
        var samples = SampleFile.Spread(validation, settings.Decoded).Select(sample => (sample, answers[sample.Id])).ToArray();
        return new DecodedScore(start, settings.Options.TrainAs ?? settings.ExportTypes.First(), settings.Options.EmbeddingType, Path.Combine(settings.Out, "decoded.gguf"), samples);
    }

    private static string Fingerprint(DistillSettings settings, DistillOptions options, torch.ScalarType type)
    {
        var corpus = Convert.ToHexString(XxHash64.Hash(File.ReadAllBytes(settings.Corpus)));
        return string.Create(CultureInfo.InvariantCulture, $"corpus {corpus}, start {settings.Start}{(settings.Vocabulary > 0 ? $" ({settings.Vocabulary} tokens)" : "")}, layers {settings.Layers}, teacher {settings.Teacher}, {type}, longest {settings.Longest}, {JsonSerializer.Serialize(options with { CheckpointEvery = default, FrozenBytes = 0 }, Json.Options)}");
    }
}
