using System.ComponentModel;
using RecOrleans.Client.Api;
using RecOrleans.Commands;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec say</c>: submits a command, waits for it, shows the answer and the new feed.</summary>
public sealed class SayCommand(IAnsiConsole console) : OnlineCommand<SayCommand.Settings>(console)
{
    public sealed class Settings : UserSettings
    {
        [CommandArgument(0, "<TEXT>"), Description("What the feed should change, in your own words.")]
        public string Text { get; init; } = "";

        [CommandOption("-n|--size <N>"), Description("Items of the new feed to show, 1 to 100."), DefaultValue(10)]
        public int Size { get; init; } = 10;

        [CommandOption("--wait <SECONDS>"), Description("How long to wait for the answer."), DefaultValue(60)]
        public int Wait { get; init; } = 60;
    }

    protected override async Task<int> RunAsync(RecOrleansClient client, Settings settings, CancellationToken cancellationToken)
    {
        var status = await client.SayAsync(
            settings.User, new CommandBody(settings.Text, settings.Catalog), TimeSpan.FromSeconds(settings.Wait), cancellationToken);
        if (settings.Json)
        {
            WriteJson(status);
        }
        else
        {
            WriteAnswer(status);
            if (status.Status == CommandState.Applied)
                FeedView.Write(Console, await client.GetFeedAsync(settings.User, status.Catalog, settings.Size, cancellationToken: cancellationToken));
        }

        return status.Status == CommandState.Applied ? ExitCodes.Done : status.Status == CommandState.Refused ? ExitCodes.Refused : ExitCodes.Unavailable;
    }

    private void WriteAnswer(CommandStatusAnswer status)
    {
        switch (status.Status)
        {
            case CommandState.Accepted:
                Console.MarkupLine($"[yellow]Stored, not read yet.[/] The feed follows once it is; command {Markup.Escape(status.CommandId)}.");
                break;
            case CommandState.Refused:
                Console.MarkupLine($"[red]Nothing changed:[/] {Markup.Escape(status.Refusal ?? "")}");
                break;
            default:
                foreach (var edit in status.Answer?.Edits ?? []) Console.MarkupLine("  " + PreferenceWords.Markup(edit));
                if (status.Answer is not { Edits.Length: > 0 }) Console.MarkupLine("[grey]Nothing to change.[/]");
                break;
        }

        if (status.AnsweredBy is { } host) Console.MarkupLine($"[grey]read by {Markup.Escape(host)}{(status.FallbackReason is { } why ? $" ({Markup.Escape(why)})" : "")}[/]");
        foreach (var note in status.Notes) Console.MarkupLine($"[grey]{Markup.Escape(note)}[/]");
    }
}
