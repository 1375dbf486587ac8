using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary>The command line <c>rec</c>.</summary>
public static class RecCommandApp
{
    /// <param name="console">Where results go.</param>
    /// <param name="errors">Where failures go.</param>
    public static CommandApp Create(IAnsiConsole console, TextWriter errors)
    {
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            configuration.SetApplicationName("rec");
            configuration.ConfigureConsole(console);
            configuration.SetExceptionHandler((exception, _) => ExitCodes.Report(exception, errors));
            configuration.AddCommand<FeedCommand>("feed").WithDescription("Shows the feed.").WithExample("feed", "--user", "ada", "--size", "5");
            configuration.AddCommand<SayCommand>("say").WithDescription("Says something to the feed, and shows what came of it.")
                .WithExample("say", "\"no horror, something light from the 90s\"");
            configuration.AddBranch("preferences", preferences =>
            {
                preferences.SetDescription("Lists, revokes, undoes or clears what was said.");
                preferences.SetDefaultCommand<PreferencesListCommand>();
                preferences.AddCommand<PreferencesListCommand>("list").WithDescription("Lists what was said and not taken back.");
                preferences.AddCommand<PreferencesRevokeCommand>("revoke").WithDescription("Withdraws one preference.").WithExample("preferences", "revoke", "p3");
                preferences.AddCommand<PreferencesUndoCommand>("undo").WithDescription("Takes back the latest change.");
                preferences.AddCommand<PreferencesClearCommand>("clear").WithDescription("Withdraws everything; can be undone.");
            });
            configuration.AddCommand<PolicyCommand>("policy").WithDescription("Shows the tool chain that makes the feed.");
            configuration.AddCommand<InteractCommand>("interact").WithDescription("Records what was done with an item.").WithExample("interact", "heat-1995", "like");
            configuration.AddCommand<WatchCommand>("watch").WithDescription("Shows the feed again whenever it changes, until Ctrl+C.");
            configuration.AddCommand<ImportCommand>("import").WithDescription("Imports a catalogue, and reports the rows that were left out.")
                .WithExample("import", "data/movies").WithExample("import", "wines.csv", "--catalog", "wines");
            configuration.AddBranch("catalogs", catalogs =>
            {
                catalogs.SetDescription("Lists or deletes catalogues.");
                catalogs.SetDefaultCommand<CatalogsListCommand>();
                catalogs.AddCommand<CatalogsListCommand>("list").WithDescription("Lists what is served, the default one first.");
                catalogs.AddCommand<CatalogsDeleteCommand>("delete").WithDescription("Takes a catalogue out of service for good.").WithExample("catalogs", "delete", "wines");
            });
            configuration.AddCommand<GatewayCommand>("gateway").WithDescription("Runs the HTTP gateway apart from a silo.")
                .WithExample("gateway", "--port", "5081", "--cluster", "localhost:30000");
            configuration.AddCommand<ParseCommand>("parse").WithDescription("Runs the parser over a file of commands, offline.");
        });
        return app;
    }
}
