using RecOrleans.Evaluation;
using Spectre.Console;
using Spectre.Console.Cli;

// A log has no edge to wrap at.
if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 200;
var app = new CommandApp();
app.Configure(EvaluationCommands.Configure);
return await app.RunAsync(args);
