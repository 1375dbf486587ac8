using System.Runtime.InteropServices;
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
                $"llama.cpp's native library does not load{(Cause() is { } cause ? $" ({cause})" : "")}. On Debian and Ubuntu it needs libgomp (apt-get install libgomp1) and glibc 2.35 or later; "
                + "a package LLamaSharp.Backend.* must be there for this platform. Or set Language:Host to 'openai' or 'rules'.",
                error);
        }
    }

    /// <summary>
    /// What the system's loader says of the first of llama.cpp's libraries that does not load, in the order in which they need each other; null where it
    /// has nothing to say. LLamaSharp tells only that it found none.
    /// </summary>
    private static string? Cause()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        if (!Directory.Exists(folder)) return null;
        foreach (var name in (string[])["ggml-base", "ggml-cpu", "ggml", "llama"])
        {
            // The variants for different processors need the same libraries: one speaks for all.
            if (Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault(IsNamed) is not { } file) continue;
            try
            {
                System.Runtime.InteropServices.NativeLibrary.Load(file);
            }
            catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
            {
                return error.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
            }

            bool IsNamed(string path) => Path.GetFileNameWithoutExtension(path) is { } stem && (stem == name || stem == $"lib{name}");
        }

        return null;
    }

    private static void Log(ILogger logger, LLamaLogLevel nativeLevel, string message)
    {
        var level = nativeLevel is LLamaLogLevel.Error ? LogLevel.Warning : LogLevel.Debug;
        LogNative(logger, level, message);
    }

    [LoggerMessage(Message = "llama.cpp: {Text}")]
    private static partial void LogNative(ILogger logger, LogLevel level, string text);
}
