using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RecOrleans.Language.Hosts;

/// <summary>
/// Asks llama.cpp whether it can build a grammar. LLamaSharp does not look: with one that cannot be built the process ends at the first token. To be made
/// after the native library was loaded.
/// </summary>
internal sealed class NativeGrammars
{
    private readonly Init _init;
    private readonly Free _free;

    /// <exception cref="InvalidOperationException">The native library is not loaded.</exception>
    public NativeGrammars()
    {
        using var process = Process.GetCurrentProcess();
        var path = process.Modules.Cast<ProcessModule>().FirstOrDefault(module => Path.GetFileNameWithoutExtension(module.ModuleName) is "libllama" or "llama")?.FileName
            ?? throw new InvalidOperationException("llama.cpp's native library is not loaded.");
        // It is loaded already: this takes one more reference to it.
        var library = System.Runtime.InteropServices.NativeLibrary.Load(path);
        _init = Marshal.GetDelegateForFunctionPointer<Init>(System.Runtime.InteropServices.NativeLibrary.GetExport(library, "llama_sampler_init_grammar"));
        _free = Marshal.GetDelegateForFunctionPointer<Free>(System.Runtime.InteropServices.NativeLibrary.GetExport(library, "llama_sampler_free"));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Init(nint vocabulary, [MarshalAs(UnmanagedType.LPUTF8Str)] string gbnf, [MarshalAs(UnmanagedType.LPUTF8Str)] string root);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Free(nint sampler);

    /// <summary>From any thread.</summary>
    public bool CanBuild(string gbnf)
    {
        // The vocabulary is looked at only when tokens come.
        var sampler = _init(0, gbnf, "root");
        if (sampler == 0) return false;
        _free(sampler);
        return true;
    }
}
