using System.Collections.Immutable;
using LLama.Native;

namespace RecOrleans.Language.Hosts;

/// <summary>A prompt in tokens, ready for a <see cref="LLamaHost"/>.</summary>
/// <param name="Prompt">All its tokens; not empty.</param>
/// <param name="Cuts">
/// Where a part ends that later prompts are likely to begin with (a catalogue, then a user's memory and feed), in tokens from the start, ascending: what the
/// model knows there is kept. May be empty.
/// </param>
/// <param name="MaxTokens">The longest answer.</param>
/// <param name="Grammar">GBNF with the start rule <c>root</c>; null leaves the answer free.</param>
internal sealed record Completion(ImmutableArray<LLamaToken> Prompt, ImmutableArray<int> Cuts, int MaxTokens, string? Grammar)
{
    /// <summary>
    /// llama.cpp multiplies rows in tiles and rounds the odd rows at a batch's end differently, and fewer rows than a tile go through another attention kernel.
    /// Pieces of whole tiles, and at least one tile's tokens in the last piece, give the very numbers that the prompt in one piece would, so that an answer does
    /// not depend on where its prompt was cut.
    /// </summary>
    public const int Tile = 64;

    public int Length => Prompt.Length + MaxTokens;

    /// <summary>The tokens that may be known before: all but a tile's.</summary>
    public ReadOnlySpan<LLamaToken> Beginning => Prompt.AsSpan(0, Math.Max(0, Prompt.Length - Tile));

    /// <summary>The same with its cuts at whole tiles within its <see cref="Beginning"/>.</summary>
    public Completion InTiles() => this with { Cuts = [.. Cuts.Select(cut => Math.Min(cut, Beginning.Length) / Tile * Tile).Where(cut => cut > 0).Distinct()] };

    /// <summary>
    /// The same, when the tokens after the last cut are not known yet: its cuts at whole tiles, and one tile before the last, for a prompt that turns out short.
    /// </summary>
    public Completion Expected()
    {
        var cuts = Cuts.Select(cut => cut / Tile * Tile).ToList();
        return this with { Cuts = [.. cuts.Append(cuts.LastOrDefault() - Tile).Where(cut => cut > 0).Distinct().Order()] };
    }
}
