using RecOrleans.Client.Cli;
using Spectre.Console;

namespace RecOrleans.Client.Tests.Cli;

/// <summary>Runs the command line in this process.</summary>
internal static class Rec
{
    public static Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => RunAt(160, arguments);

    /// <param name="width">Of the terminal, in columns.</param>
    /// <param name="arguments">What was typed.</param>
    public static async Task<(int Code, string Output, string Errors)> RunAt(int width, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;
        var code = await RecCommandApp.Create(console, errors).RunAsync(arguments, TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }
}
