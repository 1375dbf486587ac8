using System.ComponentModel;
using RecOrleans.Evaluation.Irf;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Report;
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

    [CommandOption("--out <FOLDER>"), Description("Where the report of a part goes."), DefaultValue("artifacts/plan")]
    public string Out { get; init; } = Path.Combine("artifacts", "plan");

    [CommandOption("--report <FILE>"), Description("The report, in Markdown. Default: docs/results/plan.md of the whole search with its own settings, plan.md in the --out folder of any other.")]
    public string? Report { get; init; }

    [CommandOption("--labels <FILE>"), Description("Writes JSON Lines: each turn with the weights that were best for it.")]
    public string? Labels { get; init; }

    /// <summary>True for all data sets at their usual size, with the models that ship.</summary>
    internal bool IsWhole
    {
        get
        {
            var own = new PlanSettings();
            return (Models, Seed) == (own.Models, own.Seed) && Users >= own.Users && own.Datasets.All(Datasets.Contains);
        }
    }

    /// <summary>Where the report goes: in place of the committed one nothing but the whole search, unless it is named.</summary>
    internal string ReportFile => ReportPath.Of("plan", Report, IsWhole, Out);

    /// <summary>The data sets in the order asked for.</summary>
    internal string[] Datasets => IrfSettings.Names(Dataset);

    public override ValidationResult Validate() =>
        IrfSettings.Unknown(Dataset, IrfDatasets.Names) is { } dataset ? ValidationResult.Error($"--dataset: {dataset}")
        : Users < 1 ? ValidationResult.Error("--users: use 1 or more.")
        : Parallel is < 1 or > 64 ? ValidationResult.Error("--parallel: use 1 to 64.")
        : ValidationResult.Success();
}
