using RecOrleans.Client.Cli;
using Spectre.Console.Cli;

var app = new CommandApp();
app.Configure(configuration =>
{
    configuration.SetApplicationName("rec");
    configuration.AddCommand<ParseCommand>("parse").WithDescription("Runs the parser over a file of commands, offline.");
});
return await app.RunAsync(args);
