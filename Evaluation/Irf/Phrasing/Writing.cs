using System.Text;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>Puts words on the line: articles, case, blanks; and finds what each edit quotes.</summary>
internal static class Writing
{
    /// <summary>How a person uses capitals.</summary>
    public enum Case
    {
        /// <summary>As on a phone without autocorrect: none but in names.</summary>
        Plain,

        /// <summary>None at all.</summary>
        Lower,

        /// <summary>As in school.</summary>
        Sentence,

        /// <summary>Nothing else.</summary>
        Upper,
    }

    /// <summary>"a action film" -> "an action film".</summary>
    public static void FixArticles(List<Token> tokens)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
            if (tokens[at] is { Text: "a", Kind: PieceKind.Plain } && tokens[at + 1].Text is { Length: > 0 } next && StartsWithVowel(next))
                tokens[at] = tokens[at] with { Text = "an" };
    }

    /// <summary>The text, and the quotes by number.</summary>
    public static (string Text, IReadOnlyDictionary<int, string> Quotes) Write(IReadOnlyList<Token> tokens, Case style)
    {
        var text = new StringBuilder();
        var spans = new SortedDictionary<int, (int Start, int End)>();
        var isStart = true;
        foreach (var token in tokens)
        {
            if (token.IsMark && text.Length == 0) continue;
            if (!token.IsGlued && !token.IsMark && text.Length > 0) text.Append(' ');
            var start = text.Length;
            text.Append(Cased(token, style, isStart));
            isStart = token.EndsSentence || (isStart && token.IsMark);
            if (token.Quote > 0) spans[token.Quote] = (spans.TryGetValue(token.Quote, out var span) ? span.Start : start, text.Length);
        }

        var whole = text.ToString();
        return (whole, spans.ToDictionary(pair => pair.Key, pair => whole[pair.Value.Start..pair.Value.End].TrimEnd(',', ';', ':')));
    }

    private static string Cased(Token token, Case style, bool isStart) => style switch
    {
        Case.Lower => token.Text.ToLowerInvariant(),
        Case.Upper => token.Text.ToUpperInvariant(),
        Case.Sentence when token.Text is "i" => "I",
        Case.Sentence when token.Text.StartsWith("i'", StringComparison.Ordinal) => "I" + token.Text[1..],
        Case.Sentence when isStart && token.Text.Length > 0 => char.ToUpperInvariant(token.Text[0]) + token.Text[1..],
        _ => token.Text,
    };

    private static bool StartsWithVowel(string word) => "aeiouAEIOU".Contains(word[0], StringComparison.Ordinal)
        && !word.StartsWith("eu", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("uni", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("one", StringComparison.OrdinalIgnoreCase);
}
