using System.Collections.Immutable;
using LLama.Batched;
using LLama.Native;

namespace RecOrleans.Language.Hosts;

/// <summary>
/// What the model knows after each of the latest beginnings of prompts, ready to be copied into a new sequence (23 KB a token for the student; a copy
/// takes about half a millisecond). Used by the model's own thread only.
/// </summary>
internal sealed class PrefixCache(int capacity) : IDisposable
{
    private readonly List<(ImmutableArray<LLamaToken> Tokens, Conversation.State State)> _kept = [];

    /// <summary>A conversation that knows the longest kept run that these tokens begin with, and its length; an empty one where none is kept.</summary>
    /// <remarks>Shorter beginnings count as used too: a catalogue does not go before the users who look at it.</remarks>
    public (Conversation Conversation, int Length) Begin(BatchedExecutor executor, ReadOnlySpan<LLamaToken> tokens)
    {
        Conversation.State? longest = null;
        var length = 0;
        for (int index = 0, left = _kept.Count; left > 0; left--)
        {
            var kept = _kept[index];
            if (!tokens.StartsWith(kept.Tokens.AsSpan()))
            {
                index++;
                continue;
            }

            _kept.RemoveAt(index);
            _kept.Add(kept);
            if (kept.Tokens.Length <= length) continue;
            (longest, length) = (kept.State, kept.Tokens.Length);
        }

        return (longest is null ? executor.Create() : executor.Load(longest), length);
    }

    /// <summary>Keeps what a conversation knows after these tokens; the beginning that was not asked for longest makes room.</summary>
    public void Keep(ReadOnlySpan<LLamaToken> tokens, Conversation conversation)
    {
        if (capacity == 0) return;
        foreach (var (known, _) in _kept)
            if (tokens.SequenceEqual(known.AsSpan()))
                return;
        if (_kept.Count == capacity)
        {
            _kept[0].State.Dispose();
            _kept.RemoveAt(0);
        }

        _kept.Add(([.. tokens], conversation.Save()));
    }

    public void Dispose()
    {
        foreach (var (_, state) in _kept) state.Dispose();
        _kept.Clear();
    }
}
