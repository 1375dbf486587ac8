using System.ComponentModel;
using RecOrleans.Client.Api;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec interact</c></summary>
public sealed class InteractCommand(IAnsiConsole console) : OnlineCommand<InteractCommand.Settings>(console)
{
    public sealed class Settings : UserSettings
    {
        [CommandArgument(0, "<ITEM>"), Description("The item's id, as the feed shows it.")]
        public string Item { get; init; } = "";

        [CommandArgument(1, "<KIND>"), Description("click, detail, like, dislike, favourite, cart, purchase, rating or seen.")]
        public string Kind { get; init; } = "";

        [CommandOption("--value <STARS>"), Description("Stars 0..5, for a rating.")]
        public double? Value { get; init; }
    }

    protected override async Task<int> RunAsync(RecOrleansClient client, Settings settings, CancellationToken cancellationToken)
    {
        var count = await client.RecordAsync(
            settings.User, [new InteractionBody(settings.Item, settings.Kind, settings.Value, Catalog: settings.Catalog)], cancellationToken);
        if (settings.Json) WriteJson(new InteractionsAccepted(count));
        else Console.MarkupLine($"Recorded: {Markup.Escape(settings.Kind)} {Markup.Escape(settings.Item)}");
        return ExitCodes.Done;
    }
}
