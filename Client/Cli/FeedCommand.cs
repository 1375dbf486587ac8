using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec feed</c></summary>
public sealed class FeedCommand(IAnsiConsole console) : OnlineCommand<FeedCommand.Settings>(console)
{
    public sealed class Settings : UserSettings
    {
        [CommandOption("-n|--size <N>"), Description("Items, 1 to 100."), DefaultValue(10)]
        public int Size { get; init; } = 10;

        [CommandOption("--cursor <CURSOR>"), Description("Where the page before ended.")]
        public string? Cursor { get; init; }
    }

    protected override async Task<int> RunAsync(RecOrleansClient client, Settings settings, CancellationToken cancellationToken)
    {
        var feed = await client.GetFeedAsync(settings.User, settings.Catalog, settings.Size, settings.Cursor, cancellationToken);
        if (settings.Json) WriteJson(feed);
        else FeedView.Write(Console, feed);
        return ExitCodes.Done;
    }
}
