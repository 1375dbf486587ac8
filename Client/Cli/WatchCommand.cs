using System.ComponentModel;
using RecOrleans.Client.Api;
using RecOrleans.Feeds;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec watch</c>: the feed, and again whenever it changes.</summary>
public sealed class WatchCommand(IAnsiConsole console) : OnlineCommand<WatchCommand.Settings>(console)
{
    public sealed class Settings : UserSettings
    {
        [CommandOption("-n|--size <N>"), Description("Items, 1 to 100."), DefaultValue(5)]
        public int Size { get; init; } = 5;

        [CommandOption("--count <N>"), Description("Ends after so many events.")]
        public int? Count { get; init; }
    }

    protected override async Task<int> RunAsync(RecOrleansClient client, Settings settings, CancellationToken cancellationToken)
    {
        var feed = await client.GetFeedAsync(settings.User, settings.Catalog, settings.Size, cancellationToken: cancellationToken);
        if (!settings.Json) FeedView.Write(Console, feed);
        var left = settings.Count ?? int.MaxValue;
        await foreach (var happened in client.WatchAsync(settings.User, cancellationToken))
        {
            if (happened.Catalog != feed.Catalog) continue;
            if (settings.Json) WriteJson(happened);
            else await WriteAsync(client, settings, happened, cancellationToken);
            if (--left == 0) break;
        }

        return ExitCodes.Done;
    }

    private async Task WriteAsync(RecOrleansClient client, Settings settings, UserEventAnswer happened, CancellationToken cancellationToken)
    {
        switch (happened.Kind)
        {
            case UserEventKind.Command when happened.Command is { } command:
                Console.MarkupLine($"[bold]\"{Markup.Escape(command.Text)}\"[/] {command.Status}, read by {Markup.Escape(command.AnsweredBy ?? "nobody yet")}");
                break;
            case UserEventKind.Feed:
                FeedView.Write(Console, await client.GetFeedAsync(settings.User, happened.Catalog, settings.Size, cancellationToken: cancellationToken));
                break;
            case UserEventKind.Preferences:
                Console.MarkupLine("[grey]What was said has changed.[/]");
                break;
        }
    }
}
