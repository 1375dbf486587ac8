using System.Collections.Concurrent;
using System.Text;
using RecOrleans.Engine.Tools;
using RecOrleans.Policies;

namespace RecOrleans.Engine.Retrieval;

/// <summary>The chains that were bound of late, by what their policies say: users of one policy share one chain.</summary>
/// <remarks>Two generations: when the young one is full it becomes the old one, and what stands in the old one and is not asked for again falls out. Holds at most twice its capacity.</remarks>
internal sealed class ChainCache(int capacity)
{
    private readonly Lock _turn = new();
    private ConcurrentDictionary<string, ToolChain> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, ToolChain> _old = new(StringComparer.Ordinal);

    public int Count => _young.Count + _old.Count;

    public ToolChain GetOrAdd(FeedPolicy policy, Func<FeedPolicy, ToolChain> bind)
    {
        var key = Key(policy);
        if (_young.TryGetValue(key, out var chain)) return chain;
        if (!_old.TryGetValue(key, out chain)) chain = bind(policy);

        lock (_turn)
        {
            if (_young.Count >= capacity)
            {
                _old = _young;
                _young = new ConcurrentDictionary<string, ToolChain>(StringComparer.Ordinal);
            }

            _young[key] = chain;
        }

        return chain;
    }

    private static string Key(FeedPolicy policy)
    {
        var key = new StringBuilder();
        foreach (var call in policy.Tools) key.Append(call.Tool).Append('\n').Append(call.Arguments).Append('\n');
        return key.ToString();
    }
}
