using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary>Where the gateway is, and in what form to answer.</summary>
public class GatewaySettings : CommandSettings
{
    [CommandOption("--url <URL>"), Description("The gateway; RECORLEANS_URL sets another default."), DefaultValue("http://localhost:5080")]
    public string Url { get; init; } = "http://localhost:5080";

    [CommandOption("--json"), Description("Prints the answer as JSON.")]
    public bool Json { get; init; }

    /// <summary><see cref="Url"/>, or what the environment says where it was not given.</summary>
    internal Uri Address => new(
        Url == "http://localhost:5080" && Environment.GetEnvironmentVariable("RECORLEANS_URL") is { Length: > 0 } named ? named : Url, UriKind.Absolute);

    public override ValidationResult Validate() => Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? ValidationResult.Success()
        : ValidationResult.Error($"--url: '{Url}' is no address; write it like http://localhost:5080.");
}

/// <summary>And whose feed of which catalogue.</summary>
public class UserSettings : GatewaySettings
{
    [CommandOption("-u|--user <USER>"), Description("Whose feed."), DefaultValue("me")]
    public string User { get; init; } = "me";

    [CommandOption("-c|--catalog <CATALOG>"), Description("Of which catalogue; the default one where it is left out.")]
    public string? Catalog { get; init; }
}
