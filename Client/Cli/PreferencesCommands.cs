using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary><c>rec preferences</c>, <c>rec preferences list</c></summary>
public sealed class PreferencesListCommand(IAnsiConsole console) : OnlineCommand<UserSettings>(console)
{
    protected override async Task<int> RunAsync(RecOrleansClient client, UserSettings settings, CancellationToken cancellationToken)
    {
        var preferences = await client.GetPreferencesAsync(settings.User, settings.Catalog, cancellationToken);
        if (settings.Json) WriteJson(preferences);
        else FeedView.Write(Console, preferences);
        return ExitCodes.Done;
    }
}

/// <summary>A change of memory; shows what is left.</summary>
public abstract class PreferencesChangeCommand<TSettings>(IAnsiConsole console) : OnlineCommand<TSettings>(console)
    where TSettings : UserSettings
{
    protected override async Task<int> RunAsync(RecOrleansClient client, TSettings settings, CancellationToken cancellationToken)
    {
        await ChangeAsync(client, settings, cancellationToken);
        var left = await client.GetPreferencesAsync(settings.User, settings.Catalog, cancellationToken);
        if (settings.Json) WriteJson(left);
        else FeedView.Write(Console, left);
        return ExitCodes.Done;
    }

    protected abstract Task ChangeAsync(RecOrleansClient client, TSettings settings, CancellationToken cancellationToken);
}

/// <summary><c>rec preferences revoke</c></summary>
public sealed class PreferencesRevokeCommand(IAnsiConsole console) : PreferencesChangeCommand<PreferencesRevokeCommand.Settings>(console)
{
    public sealed class Settings : UserSettings
    {
        [CommandArgument(0, "<ID>"), Description("The preference's id, as the list shows it.")]
        public string Id { get; init; } = "";
    }

    protected override Task ChangeAsync(RecOrleansClient client, Settings settings, CancellationToken cancellationToken) =>
        client.RevokePreferenceAsync(settings.User, settings.Id, cancellationToken);
}

/// <summary><c>rec preferences undo</c></summary>
public sealed class PreferencesUndoCommand(IAnsiConsole console) : PreferencesChangeCommand<UserSettings>(console)
{
    protected override Task ChangeAsync(RecOrleansClient client, UserSettings settings, CancellationToken cancellationToken) =>
        client.UndoAsync(settings.User, settings.Catalog, cancellationToken);
}

/// <summary><c>rec preferences clear</c></summary>
public sealed class PreferencesClearCommand(IAnsiConsole console) : PreferencesChangeCommand<UserSettings>(console)
{
    protected override Task ChangeAsync(RecOrleansClient client, UserSettings settings, CancellationToken cancellationToken) =>
        client.ClearPreferencesAsync(settings.User, settings.Catalog, cancellationToken);
}
