using System.Collections.Frozen;

namespace RecOrleans.Language.Rules;

/// <summary>Phrases of one or more words with what each means; finds the longest that begins at a token.</summary>
public sealed class PhraseTable<T>
{
    private readonly FrozenDictionary<string, (string[] Words, T Meaning)[]> _byFirstWord;
    private readonly bool _stems;

    /// <param name="phrases">Phrases as people write them; the first of two equal ones wins.</param>
    /// <param name="stems">True to let plural and singular meet.</param>
    public PhraseTable(IEnumerable<(string Phrase, T Meaning)> phrases, bool stems = false)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        _stems = stems;
        _byFirstWord = phrases
            .Select(entry => (Words: Words(entry.Phrase), entry.Meaning))
            .Where(entry => entry.Words.Length > 0)
            .GroupBy(entry => entry.Words[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Words.Length).ToArray());
    }

    /// <summary>The longest phrase that begins at this token; false where none does.</summary>
    /// <param name="command">The text.</param>
    /// <param name="at">The token to begin at.</param>
    /// <param name="end">One past the last token that may take part.</param>
    /// <param name="length">Its length in tokens.</param>
    /// <param name="meaning">What it means.</param>
    public bool TryMatch(CommandText command, int at, int end, out int length, out T meaning)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (at < end && _byFirstWord.TryGetValue(Form(command.Tokens[at]), out var candidates))
            foreach (var (words, found) in candidates)
            {
                if (at + words.Length > end || !Fits(command, at, words)) continue;
                (length, meaning) = (words.Length, found);
                return true;
            }

        (length, meaning) = (0, default!);
        return false;
    }

    /// <summary>True when any phrase stands between the two tokens.</summary>
    public bool Contains(CommandText command, int first, int end)
    {
        for (var at = first; at < end; at++)
            if (TryMatch(command, at, end, out _, out _))
                return true;
        return false;
    }

    private bool Fits(CommandText command, int at, string[] words)
    {
        for (var offset = 1; offset < words.Length; offset++)
            if (Form(command.Tokens[at + offset]) != words[offset])
                return false;
        return true;
    }

    private string[] Words(string phrase) => [.. CommandText.Read(phrase).Tokens.Where(token => !token.IsBreak).Select(Form)];

    private string Form(Token token) => _stems ? token.Stem : token.Word;
}
