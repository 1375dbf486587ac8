using Microsoft.Extensions.AI;

namespace RecOrleans.Language.Hosting;

/// <summary>The model for as long as one question takes: it is not let go before this is disposed, whatever takes its place meanwhile.</summary>
internal readonly struct ModelLease(LoadedModel model) : IDisposable
{
    public IChatClient Client => model.Client;

    public void Dispose() => model.Release();
}
