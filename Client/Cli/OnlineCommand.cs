using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary>A command that talks to a gateway.</summary>
public abstract class OnlineCommand<TSettings>(IAnsiConsole console) : AsyncCommand<TSettings>
    where TSettings : GatewaySettings
{
    protected IAnsiConsole Console { get; } = console;

    public override async Task<int> ExecuteAsync(CommandContext context, TSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // Waits and imports are bounded by the calls themselves.
        using var http = new HttpClient { BaseAddress = settings.Address, Timeout = Timeout.InfiniteTimeSpan };
        return await RunAsync(new RecOrleansClient(http), settings, cancellationToken);
    }

    protected abstract Task<int> RunAsync(RecOrleansClient client, TSettings settings, CancellationToken cancellationToken);

    /// <summary>Writes JSON as it is: no colours, no line breaks of the terminal's own.</summary>
    protected void WriteJson<T>(T value) => Console.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(value, Json.Options));
}
