using Spectre.Console.Cli;

namespace RecOrleans.Client.Cli;

/// <summary>What <c>rec</c> says to the shell.</summary>
public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The call was refused, or the command line cannot be used.</summary>
    public const int Refused = 1;

    /// <summary>No gateway answers, or it cannot serve now: the same call may succeed later.</summary>
    public const int Unavailable = 2;

    /// <summary>Ctrl+C.</summary>
    public const int Interrupted = 130;

    /// <summary>Writes one line that says what to do, and returns the code.</summary>
    internal static int Report(Exception exception, TextWriter errors)
    {
        if (exception is OperationCanceledException) return Interrupted;
        errors.WriteLine($"rec: {exception.Message}");
        return exception switch
        {
            GatewayException { IsPassing: true } => Unavailable,
            GatewayException or CommandAppException or RequestException or ImportFailure => Refused,
            _ => throw new InvalidOperationException("rec failed; please report this with the lines below.", exception),
        };
    }
}

/// <summary>A file that cannot be imported.</summary>
internal sealed class ImportFailure(string message, Exception inner) : Exception(message, inner);
