using System.Collections.Immutable;
using LLama.Batched;
using LLama.Native;

namespace RecOrleans.Language.Hosts;

/// <summary>
/// What the model knows after each of the latest prefixes, ready to be copied into a new sequence (23 KB a token for the student; a copy takes about a
/// millisecond). Used by the model's own thread only.
/// </summary>
internal sealed class PrefixCache(int capacity) : IDisposable
{
    private readonly List<(ImmutableArray<LLamaToken> Tokens, Conversation.State State)> _kept = [];

    /// <summary>Null when the prefix is not there.</summary>
    public Conversation.State? Find(ImmutableArray<LLamaToken> tokens)
    {
        var index = _kept.FindIndex(kept => kept.Tokens.AsSpan().SequenceEqual(tokens.AsSpan()));
        if (index < 0) return null;
        var found = _kept[index];
        _kept.RemoveAt(index);
        _kept.Add(found);
        return found.State;
    }

    /// <summary>Keeps a prefix; the one that was not asked for longest makes room.</summary>
    public void Keep(ImmutableArray<LLamaToken> tokens, Conversation conversation)
    {
        if (capacity == 0 || Find(tokens) is not null) return;
        if (_kept.Count == capacity)
        {
            _kept[0].State.Dispose();
            _kept.RemoveAt(0);
        }

        _kept.Add((tokens, conversation.Save()));
    }

    public void Dispose()
    {
        foreach (var (_, state) in _kept) state.Dispose();
        _kept.Clear();
    }
}
