using System.Collections.Immutable;
using LLama.Native;

namespace RecOrleans.Language.Hosts;

/// <summary>A prompt in tokens, ready for a <see cref="LLamaHost"/>.</summary>
/// <param name="Prefix">Tokens that other requests share; evaluated once and copied. May be empty.</param>
/// <param name="Rest">The tokens after it; not empty.</param>
/// <param name="MaxTokens">The longest answer.</param>
/// <param name="Grammar">GBNF with the start rule <c>root</c>; null leaves the answer free.</param>
internal sealed record Completion(ImmutableArray<LLamaToken> Prefix, ImmutableArray<LLamaToken> Rest, int MaxTokens, string? Grammar)
{
    /// <summary>
    /// llama.cpp multiplies rows in tiles and rounds the odd rows at a batch's end differently. Pieces of whole tiles give the very numbers that the
    /// prompt in one piece would, so that an answer does not depend on where its prompt was cut.
    /// </summary>
    public const int Tile = 64;

    public int Length => Prefix.Length + Rest.Length + MaxTokens;

    /// <summary>The same with a prefix of whole tiles: its odd end joins the rest.</summary>
    public Completion InTiles()
    {
        var whole = Prefix.Length / Tile * Tile;
        return this with { Prefix = Prefix[..whole], Rest = [.. Prefix[whole..], .. Rest] };
    }
}
