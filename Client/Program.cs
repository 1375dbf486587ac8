using RecOrleans.Client.Cli;
using Spectre.Console;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
return await RecCommandApp.Create(AnsiConsole.Console, Console.Error).RunAsync(args, interrupted.Token);
