using System.Collections.Immutable;
using LLama.Batched;
using LLama.Native;

namespace RecOrleans.Language.Hosts;

/// <summary>
/// What the model knows after each of the latest beginnings of prompts, ready to be copied into a new sequence (18 KB a token for the student; a copy
/// takes about half a millisecond). Used by the model's own thread only.
/// </summary>
internal sealed class PrefixCache(int capacity) : IDisposable
{
    private readonly List<Kept> _kept = [];

    /// <summary>A conversation that knows the longest kept run that this prompt begins with, and its length; an empty one where none is kept.</summary>
    /// <remarks>Shorter beginnings count as used too: a catalogue does not go before the users who look at it.</remarks>
    public (Conversation Conversation, int Length) Begin(BatchedExecutor executor, Completion completion)
    {
        Kept? longest = null;
        for (int index = 0, left = _kept.Count; left > 0; left--)
        {
            var kept = _kept[index];
            if (!kept.Begins(completion))
            {
                index++;
                continue;
            }

            _kept.RemoveAt(index);
            _kept.Add(kept);
            if (kept.Tokens.Length > (longest?.Tokens.Length ?? 0)) longest = kept;
        }

        return longest is null ? (executor.Create(), 0) : (executor.Load(longest.State), longest.Tokens.Length);
    }

    /// <summary>Keeps what a conversation knows after so many tokens of this prompt; the beginning that was not asked for longest makes room.</summary>
    public void Keep(Completion completion, int length, Conversation conversation)
    {
        if (capacity == 0 || _kept.Exists(kept => kept.Tokens.Length == length && kept.Begins(completion))) return;
        if (_kept.Count == capacity)
        {
            _kept[0].State.Dispose();
            _kept.RemoveAt(0);
        }

        _kept.Add(new Kept(completion.Prompt[..length], [.. completion.Cuts.Where(cut => cut < length)], conversation.Save()));
    }

    public void Dispose()
    {
        foreach (var kept in _kept) kept.State.Dispose();
        _kept.Clear();
    }

    /// <summary>What is known after some tokens that were evaluated in parts, which the cuts end.</summary>
    private sealed record Kept(ImmutableArray<LLamaToken> Tokens, ImmutableArray<int> Cuts, Conversation.State State)
    {
        /// <summary>The prompt would come to the same if it were evaluated from its start.</summary>
        public bool Begins(Completion completion) =>
            Tokens.Length <= completion.Known
            && completion.CanGoOnFrom(Tokens.Length)
            && completion.Cuts.Where(cut => cut < Tokens.Length).SequenceEqual(Cuts)
            && completion.Prompt.AsSpan().StartsWith(Tokens.AsSpan());
    }
}
