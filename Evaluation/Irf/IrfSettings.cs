using System.Collections.Immutable;
using System.ComponentModel;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Report;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Systems;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Irf;

/// <summary>What <c>irf</c> is asked to do.</summary>
public sealed class IrfSettings : CommandSettings
{
    [CommandOption("--dataset <NAMES>"), Description("Comma between: ml-latest-small, amazon-office, fashion."), DefaultValue("ml-latest-small,amazon-office,fashion")]
    public string Dataset { get; init; } = "ml-latest-small,amazon-office,fashion";

    [CommandOption("--scenario <NAMES>"), Description("Comma between: SR, MR, MRID."), DefaultValue("SR,MR,MRID")]
    public string Scenario { get; init; } = "SR,MR,MRID";

    [CommandOption("--systems <NAMES>"), Description("Comma between; all of them unless named.")]
    public string? Systems { get; init; }

    [CommandOption("--users <N>"), Description("Users a dataset."), DefaultValue(200)]
    public int Users { get; init; } = 200;

    [CommandOption("--slow-users <N>"), Description("The same for systems that use a language model."), DefaultValue(60)]
    public int SlowUsers { get; init; } = 60;

    [CommandOption("--seed <N>"), Description("Seed of users, personas and their words."), DefaultValue(7)]
    public int Seed { get; init; } = 7;

    [CommandOption("--phrasing <NAME>"), Description("Whose words: test or train."), DefaultValue("test")]
    public string Phrasing { get; init; } = "test";

    [CommandOption("--endpoint <URL>"), Description("An OpenAI-compatible endpoint whose model words the commands in place of the grammar. Its key: Language__ApiKey in the environment.")]
    public string? Endpoint { get; init; }

    [CommandOption("--model <NAME>"), Description("The endpoint's name for its model.")]
    public string? Model { get; init; }

    [CommandOption("--models <FOLDER>"), Description("The folder with text-encoder and student."), DefaultValue("models")]
    public string Models { get; init; } = "models";

    [CommandOption("--parallel <N>"), Description("Sessions under way at once."), DefaultValue(2)]
    public int Parallel { get; init; } = 2;

    [CommandOption("--out <FOLDER>"), Description("Sessions, kept from run to run. Default: artifacts/irf (artifacts/irf-quick with --quick).")]
    public string? Out { get; init; }

    [CommandOption("--report <FILE>"), Description("The report, in Markdown; JSON and pictures go beside it. Default: docs/results/irf.md of the whole run with its own settings, irf.md in the --out folder of any other.")]
    public string? Report { get; init; }

    [CommandOption("--report-only"), Description("Run nothing; write the report of the latest run again from the sessions that are there.")]
    public bool ReportOnly { get; init; }

    [CommandOption("--fresh"), Description("Delete the sessions of the --out folder first.")]
    public bool Fresh { get; init; }

    [CommandOption("--quick"), Description("A small run on the shipped fashion catalogue, from scratch; exit code 1 where a figure is below its floor. --dataset, --scenario, --systems and --users do not apply.")]
    public bool Quick { get; init; }

    [CommandOption("--floor <FILE>"), Description("The floors of --quick."), DefaultValue("Evaluation/Irf/floor.json")]
    public string FloorFile { get; init; } = "Evaluation/Irf/floor.json";

    /// <summary>Where sessions are kept.</summary>
    public string Folder => Out ?? Path.Combine("artifacts", Quick ? "irf-quick" : "irf");

    /// <summary>Where the report goes: in place of the committed one nothing but the whole benchmark, unless it is named.</summary>
    /// <param name="isWhole">True for all of the sessions, <see cref="IsWhole"/>.</param>
    public string ReportFile(bool isWhole) => ReportPath.Of("irf", Report, isWhole, Folder);

    /// <summary>True for everything that there is to run, at its usual size, with the phrasings and models that ship.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="phrasing">Whose words are used.</param>
    public bool IsWhole(RunPlan plan, string phrasing)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (own, all) = (new IrfSettings(), new IrfSettings().Plan());
        return !Quick && phrasing == own.Phrasing && (Models, plan.Seed) == (own.Models, all.Seed) && plan.Users >= all.Users && plan.SlowUsers >= all.SlowUsers
            && all.Datasets.All(plan.Datasets.Contains) && all.Scenarios.All(plan.Scenarios.Contains) && all.Systems.All(plan.Systems.Contains);
    }

    /// <summary>All that can be run, in the order of the report.</summary>
    internal static ImmutableArray<string> Known { get; } = [.. FeedSystems.Known.Select(system => system.Name)];

    public override ValidationResult Validate() =>
        Users < 1 ? ValidationResult.Error("--users: use 1 or more.")
        : SlowUsers < 0 ? ValidationResult.Error("--slow-users: use 0 or more.")
        : Parallel is < 1 or > 64 ? ValidationResult.Error("--parallel: use 1 to 64.")
        : Phrasing is not ("test" or "train") ? ValidationResult.Error($"--phrasing: '{Phrasing}' is none; use test or train, or --endpoint and --model for a chat model's words.")
        : string.Equals(Path.GetExtension(Report), ".json", StringComparison.OrdinalIgnoreCase) ? ValidationResult.Error($"--report: '{Report}' is where its JSON would go; name the Markdown file, {Path.ChangeExtension(Report, ".md")}.")
        : Endpoint is null != Model is null ? ValidationResult.Error("--endpoint and --model go together.")
        : Unknown(Dataset, IrfDatasets.Names) is { } dataset ? ValidationResult.Error($"--dataset: {dataset}")
        : Unknown(Scenario, Enum.GetNames<Scenario>()) is { } scenario ? ValidationResult.Error($"--scenario: {scenario}")
        : Systems is not null && Unknown(Systems, Known) is { } system ? ValidationResult.Error($"--systems: {system}")
        : ValidationResult.Success();

    /// <summary>Which sessions are asked for.</summary>
    public RunPlan Plan() => Quick
        ? new RunPlan(["fashion"], [.. Enum.GetValues<Scenario>()], ["recorleans-gold", "recorleans-rules", "popularity", "bm25"], Users: 30, SlowUsers: 0, Seed, Parallel)
        : new RunPlan([.. Names(Dataset)], [.. Names(Scenario).Select(Enum.Parse<Scenario>)], Systems is null ? Known : [.. Names(Systems)], Users, SlowUsers, Seed, Parallel);

    /// <summary>What is wrong with a list of names, with commas between; null: nothing.</summary>
    internal static string? Unknown(string names, IReadOnlyCollection<string> known) =>
        Names(names).Length == 0 ? $"name some of {string.Join(", ", known)}."
        : Names(names).FirstOrDefault(name => !known.Contains(name)) is { } unknown ? $"there is no '{unknown}'; use some of {string.Join(", ", known)}."
        : null;

    /// <summary>Each name of a list with commas between once, in its order.</summary>
    internal static string[] Names(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
