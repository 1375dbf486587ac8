using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace RecOrleans.Evaluation.Torch;

/// <summary>Loads libtorch from the package cache, where it stays: it is 450 MB, too much for every output folder.</summary>
/// <remarks>
/// TorchSharp's own library is built with GCC 13 and asks for GLIBCXX_3.4.32, which the libstdc++ of Debian 12 lacks. All that it wants of that version is
/// one symbol that marks the build and is never called, so there a copy is loaded in which the need is marked weak.
/// </remarks>
public static class TorchRuntime
{
    internal const string MissingVersion = "GLIBCXX_3.4.32";

    /// <summary>What libstdc++ exports since that version.</summary>
    private const string MarkingSymbol = "_ZSt21ios_base_library_initv";

    private static readonly Lazy<string?> Problem = new(Load);

    /// <summary>Call before the first use of TorchSharp; only the first call does anything. Sets OMP_WAIT_POLICY=passive (unless it is set): threads that wait in a spin cost two thirds of the speed where cores are shared.</summary>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded here; the message says why, and the way out.</exception>
    public static void Prepare()
    {
        if (Problem.Value is { } problem) throw new InvalidOperationException($"libtorch cannot be loaded: {problem}");
    }

    internal static string File(string folder, string library) => Path.Combine(folder,
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so");

    /// <summary>A folder of native libraries as the build wrote it down: <c>TorchFolder</c> or <c>TorchSharpFolder</c>.</summary>
    internal static string? Folder(string name) =>
        typeof(TorchRuntime).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == name)?.Value;

    private static string? Load()
    {
        if (Folder("TorchFolder") is not { } torch || Folder("TorchSharpFolder") is not { } torchSharp)
            return $"there is no build of it for {RuntimeInformation.RuntimeIdentifier} among this project's packages; use Linux or Windows on x64, or macOS on arm64.";
        foreach (var folder in (string[])[torch, torchSharp])
            if (!Directory.Exists(folder)) return $"the folder {folder} is not there; build the project again on this machine (`dotnet build`), which restores its packages.";
        try
        {
            SetWaitPolicy();
            // In the order of their needs: a library that is loaded already is not searched for.
            var loaded = new Dictionary<string, IntPtr>(StringComparer.Ordinal);
            foreach (var library in (string[])["c10", "torch_cpu", "torch"]) loaded[library] = NativeLibrary.Load(File(torch, library));
            loaded["LibTorchSharp"] = NativeLibrary.Load(LacksVersion() ? Weakened(File(torchSharp, "LibTorchSharp")) : File(torchSharp, "LibTorchSharp"));
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => loaded.GetValueOrDefault(name);
            return TorchSharp.torch.TryInitializeDeviceType(TorchSharp.DeviceType.CPU) ? null : "TorchSharp does not accept the processor as a device.";
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return exception.Message;
        }
    }

    private static bool LacksVersion() =>
        OperatingSystem.IsLinux() && !(NativeLibrary.TryLoad("libstdc++.so.6", out var library) && NativeLibrary.TryGetExport(library, MarkingSymbol, out _));

    /// <summary>The path of a copy with the need marked weak: in the program's folder, or in the user's own where that is read-only.</summary>
    private static string Weakened(string path)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        if (SymbolVersions.Weaken(bytes, MissingVersion) == 0)
            throw new InvalidDataException($"libstdc++ is older than GCC 13's, and {path} does not say that it needs {MissingVersion}; install a newer libstdc++6.");
        return Keep(bytes, Path.GetFileName(path), [AppContext.BaseDirectory, Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)]);
    }

    /// <summary>Writes a library into the first folder that takes it.</summary>
    /// <exception cref="IOException">None does.</exception>
    internal static string Keep(byte[] library, string name, IEnumerable<string> homes)
    {
        var refusals = new List<string>();
        foreach (var home in homes.Where(home => home.Length > 0))
        {
            try
            {
                return Keep(library, Path.Combine(home, "RecOrleans.Torch", name));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                refusals.Add(exception.Message);
            }
        }

        throw new IOException($"libstdc++ lacks {MissingVersion}, and the library that does without it can be kept nowhere ({string.Join(" ", refusals)}); make the program's folder writable, or install libstdc++6 of GCC 13 or later.");
    }

    private static string Keep(byte[] bytes, string path)
    {
        if (System.IO.File.Exists(path) && System.IO.File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Moved into place whole: another process may be loading it.
        var draft = $"{path}.{Guid.NewGuid():N}";
        System.IO.File.WriteAllBytes(draft, bytes);
        System.IO.File.Move(draft, path, overwrite: true);
        return path;
    }

    /// <summary>libgomp reads it while it loads, from the process's own environment, which <see cref="Environment.SetEnvironmentVariable(string, string?)"/> does not reach on Unix.</summary>
    private static void SetWaitPolicy()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) _ = SetEnvironment("OMP_WAIT_POLICY", "passive", 0);
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnvironment([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
