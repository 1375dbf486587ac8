using System.ComponentModel;
using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Datasets;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Planning;

/// <summary>What <c>plan</c> is asked to do.</summary>
public sealed class PlanSettings : CommandSettings
{
    [CommandOption("--dataset <NAMES>"), Description("Comma between: ml-latest-small, amazon-office, fashion."), DefaultValue("ml-latest-small,amazon-office,fashion")]
    public string Dataset { get; init; } = "ml-latest-small,amazon-office,fashion";

    [CommandOption("--users <N>"), Description("Users of each half of a data set at most: one half chooses, the other checks. The benchmark's users are in neither."), DefaultValue(100)]
    public int Users { get; init; } = 100;

    [CommandOption("--seed <N>"), Description("Seed of personas and their words, and of the resamples."), DefaultValue(11)]
    public int Seed { get; init; } = 11;

    [CommandOption("--models <FOLDER>"), Description("The folder with text-encoder."), DefaultValue("models")]
    public string Models { get; init; } = "models";

    [CommandOption("--parallel <N>"), Description("Feeds ranked at once."), DefaultValue(2)]
    public int Parallel { get; init; } = 2;

    [CommandOption("--report <FILE>"), Description("Where the report goes."), DefaultValue("docs/results/plan.md")]
    public string Report { get; init; } = "docs/results/plan.md";

    [CommandOption("--labels <FILE>"), Description("Writes JSON Lines: each turn with the weights that were best for it.")]
    public string? Labels { get; init; }

    /// <summary>The data sets in the order asked for.</summary>
    internal string[] Datasets => IrfSettings.Names(Dataset);

    public override ValidationResult Validate() =>
        IrfSettings.Unknown(Dataset, IrfDatasets.Names) is { } dataset ? ValidationResult.Error($"--dataset: {dataset}")
        : Users < 1 ? ValidationResult.Error("--users: use 1 or more.")
        : Parallel is < 1 or > 64 ? ValidationResult.Error("--parallel: use 1 to 64.")
        : ValidationResult.Success();
}
