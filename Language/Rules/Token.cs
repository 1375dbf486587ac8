namespace RecOrleans.Language.Rules;

/// <summary>A word, a number, a Chinese character or a mark of a command.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Word">Its folded form: lower case, without accents and apostrophes, half-width.</param>
/// <param name="IsBreak">True for punctuation that ends a clause or parts a list.</param>
public readonly record struct Token(int Start, int End, string Word, bool IsBreak)
{
    /// <summary>The word without its plural ending, so that "comedies" meets "comedy".</summary>
    public string Stem => Folding.Stem(Word);
}
