using System.ComponentModel;
using RecOrleans.Language.Hosting;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Teaching;

/// <summary>Options of <c>teach</c>.</summary>
public sealed class TeachSettings : CommandSettings
{
    private const string DefaultKey = "Language__ApiKey";

    [CommandOption("--endpoint <URL>"), Description("Address of an OpenAI-compatible endpoint, version included, such as http://localhost:8080/v1.")]
    public string Endpoint { get; init; } = "";

    [CommandOption("--model <NAME>"), Description("The endpoint's name for the teacher.")]
    public string Model { get; init; } = "";

    [CommandOption("--api-key-variable <NAME>"), Description("Environment variable that holds the endpoint's key, where it asks for one."), DefaultValue(DefaultKey)]
    public string ApiKeyVariable { get; init; } = DefaultKey;

    [CommandOption("--out <FILE>"), Description("JSON Lines of labelled commands; what is there stays and is not asked for again.")]
    public string Out { get; init; } = "";

    [CommandOption("--commands <NUMBER>"), Description("Commands to ask for, those of earlier runs included."), DefaultValue(1000)]
    public int Commands { get; init; } = 1000;

    [CommandOption("--simulated-share <SHARE>"), Description("Of the situations, those that simulated users are in; the others are those of labelled commands."), DefaultValue(0.5)]
    public double SimulatedShare { get; init; } = 0.5;

    [CommandOption("--records <FILE>"), Description("JSON Lines of labelled commands, or a folder of them, for their situations; may be given several times.")]
    public string[] Records { get; init; } = ["data/commands"];

    [CommandOption("--schemas <FOLDER>"), Description("One CATALOG.json a catalogue of these; may be given several times.")]
    public string[] Schemas { get; init; } = ["data/schemas"];

    [CommandOption("--parallel <NUMBER>"), Description("Commands under way at once."), DefaultValue(4)]
    public int Parallel { get; init; } = 4;

    [CommandOption("--retries <NUMBER>"), Description("How often a request is repeated that the endpoint was too busy for, or failed at."), DefaultValue(4)]
    public int Retries { get; init; } = 4;

    [CommandOption("--timeout <SECONDS>"), Description("Longest that one answer may take."), DefaultValue(120.0)]
    public double Timeout { get; init; } = 120;

    [CommandOption("--seed <NUMBER>"), Description("Of the situations, and of what is asked for in each."), DefaultValue(1)]
    public int Seed { get; init; } = 1;

    /// <summary>The endpoint as the hosts of the product know it.</summary>
    internal LanguageOptions Language => new()
    {
        Host = LanguageOptions.OpenAI,
        Endpoint = Endpoint,
        Model = Model,
        ApiKey = Environment.GetEnvironmentVariable(ApiKeyVariable),
        MaxBatch = Parallel,
        Deadline = TimeSpan.FromSeconds(Timeout),
    };

    public override ValidationResult Validate()
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return ValidationResult.Error($"--endpoint: '{Endpoint}' is no address; give one such as http://localhost:8080/v1.");
        if (string.IsNullOrWhiteSpace(Model)) return ValidationResult.Error("--model: give the endpoint's name for the teacher.");
        if (ApiKeyVariable != DefaultKey && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ApiKeyVariable)))
            return ValidationResult.Error($"--api-key-variable: the environment has no '{ApiKeyVariable}'; set it to the endpoint's key.");
        if (Out.Length == 0) return ValidationResult.Error("--out: name the file to write.");
        if (Commands < 1) return ValidationResult.Error($"--commands: {Commands} is too few; use 1 or more.");
        if (SimulatedShare is not (>= 0 and <= 1)) return ValidationResult.Error(FormattableString.Invariant($"--simulated-share: {SimulatedShare} is no share; use 0 to 1."));
        if (Records.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing) return ValidationResult.Error($"--records: there is no '{missing}'.");
        if (Schemas.FirstOrDefault(path => !Directory.Exists(path)) is { } folder) return ValidationResult.Error($"--schemas: there is no folder '{folder}'; run from the repository's root, or name it.");
        if (Parallel is < 1 or > 64) return ValidationResult.Error("--parallel: use 1 to 64.");
        if (Retries is < 0 or > 20) return ValidationResult.Error("--retries: use 0 to 20.");
        return Timeout is > 0 and <= 600 ? ValidationResult.Success() : ValidationResult.Error("--timeout: use more than 0 and at most 600 seconds.");
    }
}
