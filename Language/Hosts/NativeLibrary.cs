using LLama.Native;
using Microsoft.Extensions.Logging;

namespace RecOrleans.Language.Hosts;

/// <summary>llama.cpp's native library.</summary>
internal static partial class NativeLibrary
{
    /// <summary>Loads it, so that a failure is one clear sentence and not a type initializer's, and sends its many messages to the log instead of the console.</summary>
    /// <exception cref="ModelLoadException">It is not there, or a library that it needs is not.</exception>
    public static void EnsureLoaded(ILogger logger)
    {
        try
        {
            if (!NativeLibraryConfig.LLama.LibraryHasLoaded)
                NativeLibraryConfig.All.WithLogCallback((level, message) => Log(logger, level, message));
            NativeApi.llama_empty_call();
        }
        catch (Exception error)
        {
            throw new ModelLoadException(
                "llama.cpp's native library does not load. On Debian and Ubuntu it needs libgomp (apt-get install libgomp1) and glibc 2.35 or later; "
                + "a package LLamaSharp.Backend.* must be there for this platform. Or set Language:Host to 'openai' or 'rules'.",
                error);
        }
    }

    private static void Log(ILogger logger, LLamaLogLevel nativeLevel, string message)
    {
        var level = nativeLevel is LLamaLogLevel.Error ? LogLevel.Warning : LogLevel.Debug;
        LogNative(logger, level, message);
    }

    [LoggerMessage(Message = "llama.cpp: {Text}")]
    private static partial void LogNative(ILogger logger, LogLevel level, string text);
}
