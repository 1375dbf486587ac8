using Spectre.Console;

namespace RecOrleans.Testing;

/// <summary>What a command writes where nobody looks: plain lines, wide enough that none is broken.</summary>
public static class PlainConsole
{
    public static IAnsiConsole To(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 500;
        return console;
    }
}
