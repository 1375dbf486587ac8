using System.Collections.Immutable;
using LLama.Native;

namespace RecOrleans.Language.Hosts;

/// <summary>A prompt in tokens, ready for a <see cref="LLamaHost"/>.</summary>
/// <param name="Prompt">All its tokens; not empty.</param>
/// <param name="Cuts">
/// Where a part ends that later prompts are likely to begin with (a catalogue, then a user's memory and feed), in tokens from the start, ascending, within the
/// prompt: what the model knows there is kept. May be empty.
/// </param>
/// <param name="MaxTokens">The longest answer.</param>
/// <param name="Grammar">GBNF with the start rule <c>root</c>; null leaves the answer free.</param>
/// <remarks>
/// llama.cpp multiplies rows in tiles and rounds the odd rows at a batch's end differently, and fewer rows than a tile go through another attention kernel. So
/// every part is evaluated by itself, and one that is interrupted stops after whole tiles and with a tile or more to go: the numbers are the same
/// whether the parts before were known or not, and an answer does not depend on what was kept.
/// </remarks>
internal sealed record Completion(ImmutableArray<LLamaToken> Prompt, ImmutableArray<int> Cuts, int MaxTokens, string? Grammar)
{
    /// <summary>Rows that llama.cpp multiplies at once.</summary>
    public const int Tile = 64;

    public int Length => Prompt.Length + MaxTokens;

    /// <summary>The tokens that may be known before: all but the last part.</summary>
    public int Known => Cuts.IsEmpty ? 0 : Cuts[^1];

    /// <summary>How many tokens to evaluate next.</summary>
    /// <param name="done">Tokens that are known.</param>
    /// <param name="room">Tokens to evaluate at most; with a tile or more it may be exceeded by less than a tile.</param>
    /// <returns>The rest of the part, or whole tiles of it; 0 where there is too little room.</returns>
    public int NextPiece(int done, int room)
    {
        var left = Part(done).End - done;
        if (left <= room) return left;
        if (room < Tile) return 0;
        return left < 2 * Tile ? left : Math.Min(room, left - Tile) / Tile * Tile;
    }

    /// <summary>The evaluation may have stopped there: between two parts, or within one where <see cref="NextPiece"/> may stop.</summary>
    public bool CanGoOnFrom(int done)
    {
        var (start, end) = Part(done);
        return done == start || ((done - start) % Tile == 0 && end - done >= Tile);
    }

    private (int Start, int End) Part(int done)
    {
        var start = 0;
        foreach (var cut in Cuts)
        {
            if (cut > done) return (start, cut);
            start = cut;
        }

        return (start, Prompt.Length);
    }
}
