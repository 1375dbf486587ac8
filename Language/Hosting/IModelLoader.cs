using Microsoft.Extensions.AI;
using RecOrleans.Language.Hosts;

namespace RecOrleans.Language.Hosting;

/// <summary>Brings up the configured model.</summary>
internal interface IModelLoader
{
    /// <summary>Loads what the settings say now. Takes its time; the client is the caller's to dispose.</summary>
    /// <exception cref="ModelLoadException">The model cannot be run.</exception>
    IChatClient Load();
}
