using System.ComponentModel;
using RecOrleans.Training.Gguf;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Distillation;

/// <summary>Options of <c>distill</c>.</summary>
public sealed class DistillSettings : CommandSettings
{
    [CommandOption("--corpus <FILE>"), Description("Examples, as `corpus` writes them.")]
    public string Corpus { get; init; } = "";

    [CommandOption("--start <FILE>"), Description("GGUF model of the llama architecture to begin from."), DefaultValue("models/student/student-q4_0.gguf")]
    public string Start { get; init; } = "models/student/student-q4_0.gguf";

    [CommandOption("--out <FOLDER>"), Description("Where models, card, curve and checkpoint go. A checkpoint there is gone on from.")]
    public string Out { get; init; } = "";

    [CommandOption("--layers <LIST>"), Description("Layers to keep, such as 0-11,18-29; all by default."), DefaultValue("")]
    public string Layers { get; init; } = "";

    [CommandOption("--vocabulary <TOKENS>"), Description("Keep so many of the first tokens; all by default."), DefaultValue(0)]
    public int Vocabulary { get; init; }

    [CommandOption("--teacher <FILE>"), Description("GGUF model with the same tokenizer, of which the student may have the beginning, whose distribution the student learns beside the gold."), DefaultValue("")]
    public string Teacher { get; init; } = "";

    [CommandOption("--teacher-share <SHARE>"), Description("Of the loss."), DefaultValue(0.5)]
    public double TeacherShare { get; init; } = 0.5;

    [CommandOption("--states-weight <WEIGHT>"), Description("Beside the loss, of the distance to what the teacher's layers read; for a student that has lost layers."), DefaultValue(0.0)]
    public double StatesWeight { get; init; }

    [CommandOption("--teacher-layers <LIST>"), Description("The teacher's layers that the student's stand for; those of --layers by default."), DefaultValue("")]
    public string TeacherLayers { get; init; } = "";

    [CommandOption("--passes <NUMBER>"), Description("How often every example is seen; may be a fraction."), DefaultValue(1.0)]
    public double Passes { get; init; } = 1;

    [CommandOption("--rate <RATE>"), Description("Highest learning rate."), DefaultValue(3e-4)]
    public double Rate { get; init; } = 3e-4;

    [CommandOption("--step-tokens <NUMBER>"), Description("Tokens of a step."), DefaultValue(6144)]
    public int StepTokens { get; init; } = 6144;

    [CommandOption("--pack-tokens <NUMBER>"), Description("Tokens that go through the model at once; memory grows with them."), DefaultValue(2048)]
    public int PackTokens { get; init; } = 2048;

    [CommandOption("--group <NUMBER>"), Description("Most examples that share an evaluation of their catalogue's line."), DefaultValue(8)]
    public int Group { get; init; } = 8;

    [CommandOption("--freeze-below <LAYER>"), Description("Layers below it, and the embedding, stay as they are; their outputs are computed once."), DefaultValue(0)]
    public int FreezeBelow { get; init; }

    [CommandOption("--frozen-gib <NUMBER>"), Description("Memory for those outputs, GiB."), DefaultValue(6.0)]
    public double FrozenGib { get; init; } = 6;

    [CommandOption("--types <LIST>"), Description("Types of the exported models: q4_0, q5_0, q8_0, f16, f32."), DefaultValue("q4_0")]
    public string Types { get; init; } = "q4_0";

    [CommandOption("--embedding-type <TYPE>"), Description("Of the embedding in all of them."), DefaultValue("q8_0")]
    public string EmbeddingType { get; init; } = "q8_0";

    [CommandOption("--train-as <TYPE>"), Description("Compute with the numbers that this type can hold, so that its export loses nothing."), DefaultValue("")]
    public string TrainAs { get; init; } = "";

    [CommandOption("--longest <TOKENS>"), Description("Examples with more tokens are left out."), DefaultValue(1024)]
    public int Longest { get; init; } = 1024;

    [CommandOption("--validation <NUMBER>"), Description("Held-back examples to measure with while training."), DefaultValue(240)]
    public int Validation { get; init; } = 240;

    [CommandOption("--decoded <NUMBER>"), Description("Of these, how many are answered by the model as it will be exported, for F1; 0: none."), DefaultValue(40)]
    public int Decoded { get; init; } = 40;

    [CommandOption("--validate-every <STEPS>"), Description("Steps between two validations."), DefaultValue(100)]
    public int ValidateEvery { get; init; } = 100;

    [CommandOption("--checkpoint-minutes <NUMBER>"), Description("Between two checkpoints."), DefaultValue(5.0)]
    public double CheckpointMinutes { get; init; } = 5;

    [CommandOption("--export-checkpoint"), Description("Write the models as the checkpoint has them, without training on; the checkpoint stays.")]
    public bool ExportCheckpoint { get; init; }

    [CommandOption("--threads <NUMBER>"), Description("Of libtorch; all processors by default."), DefaultValue(0)]
    public int Threads { get; init; }

    [CommandOption("--seed <NUMBER>"), Description("Of the order of the examples."), DefaultValue(1)]
    public int Seed { get; init; } = 1;

    internal IEnumerable<GgufType> ExportTypes => Types.Split(',', StringSplitOptions.TrimEntries).Select(name => TypeOf(name)!.Value);

    internal DistillOptions Options => new()
    {
        Passes = Passes,
        StepTokens = StepTokens,
        PackTokens = PackTokens,
        GroupSize = Group,
        Rate = Rate,
        FreezeBelow = FreezeBelow,
        FrozenBytes = (long)(FrozenGib * (1L << 30)),
        TeacherShare = Teacher.Length > 0 ? TeacherShare : 0,
        StatesWeight = StatesWeight,
        TeacherLayers = StatesWeight > 0 ? LayerList.Parse(TeacherLayers.Length > 0 ? TeacherLayers : Layers) ?? [] : [],
        TrainAs = TypeOf(TrainAs),
        EmbeddingType = TypeOf(EmbeddingType)!.Value,
        ValidateEvery = ValidateEvery,
        CheckpointEvery = TimeSpan.FromMinutes(CheckpointMinutes),
        Seed = Seed,
    };

    public override ValidationResult Validate()
    {
        if (!File.Exists(Corpus)) return ValidationResult.Error($"--corpus: there is no file '{Corpus}'; make it with `corpus`.");
        if (!File.Exists(Start)) return ValidationResult.Error($"--start: there is no file '{Start}'; run from the repository's root, or name it.");
        if (Out.Length == 0) return ValidationResult.Error("--out: name the folder for models, card and checkpoint.");
        if (Layers.Length > 0 && LayerList.Parse(Layers) is null) return ValidationResult.Error($"--layers: '{Layers}' is no list of layers such as 0-11,18-29.");
        if (Vocabulary < 0) return ValidationResult.Error($"--vocabulary: {Vocabulary} is out of range; use 0 (all tokens) or more.");
        if (Teacher.Length > 0 && !File.Exists(Teacher)) return ValidationResult.Error($"--teacher: there is no file '{Teacher}'.");
        if (TeacherShare is not (>= 0 and <= 1)) return ValidationResult.Error($"--teacher-share: {TeacherShare} is no share; use 0 to 1.");
        if (StatesWeight is not (>= 0 and <= 1000)) return ValidationResult.Error($"--states-weight: {StatesWeight} is out of range; use 0 to 1000.");
        if (StatesWeight > 0 && Teacher.Length == 0) return ValidationResult.Error("--states-weight: name the --teacher whose states they are.");
        if (TeacherLayers.Length > 0 && LayerList.Parse(TeacherLayers) is null) return ValidationResult.Error($"--teacher-layers: '{TeacherLayers}' is no list of layers such as 0-11,18-29.");
        if (StatesWeight > 0 && TeacherLayers.Length == 0 && Layers.Length == 0) return ValidationResult.Error("--states-weight: say which of the teacher's layers the student's stand for, with --teacher-layers (or --layers).");
        if (Passes is not (> 0 and <= 1000)) return ValidationResult.Error($"--passes: {Passes} is out of range; use more than 0.");
        if (Rate is not (> 0 and <= 1)) return ValidationResult.Error($"--rate: {Rate} is out of range; use something like 0.0003.");
        foreach (var (name, value) in (IEnumerable<(string, int)>)[("--step-tokens", StepTokens), ("--pack-tokens", PackTokens), ("--group", Group), ("--longest", Longest), ("--validate-every", ValidateEvery)])
            if (value < 1) return ValidationResult.Error($"{name}: {value} is too few; use 1 or more.");
        if (FreezeBelow < 0 || Threads < 0 || Validation < 0 || Decoded < 0) return ValidationResult.Error("--freeze-below, --threads, --validation and --decoded: use 0 or more.");
        foreach (var name in Types.Split(',', StringSplitOptions.TrimEntries).Append(EmbeddingType).Concat(TrainAs.Length > 0 ? [TrainAs] : []))
            if (TypeOf(name) is null) return ValidationResult.Error($"--types, --embedding-type, --train-as: '{name}' is none of q4_0, q5_0, q8_0, f16, f32.");
        return ValidationResult.Success();
    }

    private static GgufType? TypeOf(string name) => name.ToLowerInvariant() switch
    {
        "q4_0" => GgufType.Q4_0,
        "q5_0" => GgufType.Q5_0,
        "q8_0" => GgufType.Q8_0,
        "f16" => GgufType.F16,
        "f32" => GgufType.F32,
        _ => null,
    };
}
