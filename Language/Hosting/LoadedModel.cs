using Microsoft.Extensions.AI;

namespace RecOrleans.Language.Hosting;

/// <summary>A model in use. It is disposed when it was retired and the last who asked it has its answer.</summary>
internal sealed class LoadedModel(IChatClient client)
{
    /// <summary>Those who use it, and one for its being the current one; 0: gone.</summary>
    private int _uses = 1;

    /// <summary>False when it is gone: then another has taken its place.</summary>
    public bool TryUse()
    {
        for (var uses = Volatile.Read(ref _uses); uses > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses) return true;
            uses = seen;
        }

        return false;
    }

    public IChatClient Client => client;

    /// <summary>Once by each who used it, and once when it is retired.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _uses) == 0) client.Dispose();
    }
}
