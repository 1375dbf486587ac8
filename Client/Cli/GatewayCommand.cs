using System.ComponentModel;
using RecOrleans.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec gateway</c>: the HTTP gateway and its page in a process of their own, as a client of the cluster.</summary>
public sealed class GatewayCommand(IAnsiConsole console) : AsyncCommand<GatewayCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--port <PORT>"), Description("Where to listen."), DefaultValue(5080)]
        public int Port { get; init; } = 5080;

        [CommandOption("--bind <ADDRESS>"), Description("On which address to listen."), DefaultValue("localhost")]
        public string Bind { get; init; } = "localhost";

        [CommandOption("--cluster <WHERE>"), Description("The silos' gateways, host:port,host:port; or azure, with the connection string in RECORLEANS_AZURE."), DefaultValue("localhost:30000")]
        public string Cluster { get; init; } = "localhost:30000";

        [CommandOption("--cluster-id <ID>"), Description("As the silos have it."), DefaultValue(ClusterAddress.DefaultId)]
        public string ClusterId { get; init; } = ClusterAddress.DefaultId;

        [CommandOption("--service-id <ID>"), Description("As the silos have it."), DefaultValue(ClusterAddress.DefaultId)]
        public string ServiceId { get; init; } = ClusterAddress.DefaultId;

        public override ValidationResult Validate() => Port is >= 0 and <= 65535
            ? ValidationResult.Success()
            : ValidationResult.Error("--port: use 0 to 65535.");
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAddress.ParseAsync(settings.Cluster, settings.ClusterId, settings.ServiceId, cancellationToken);
        await using var app = GatewayHost.Build($"http://{settings.Bind}:{settings.Port}", cluster);
        console.MarkupLine($"Looking for the cluster at {Markup.Escape(settings.Cluster)} ...");
        await app.StartAsync(cancellationToken);
        console.MarkupLine($"Connected. The gateway listens on [bold]{Markup.Escape(string.Join(", ", app.Urls))}[/]; Ctrl+C ends it.");
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
