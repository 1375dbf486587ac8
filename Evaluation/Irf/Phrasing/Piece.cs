namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>Where words come from, which decides how they may be mistyped.</summary>
internal enum PieceKind
{
    /// <summary>The grammar.</summary>
    Plain,

    /// <summary>A value in common words: mistyped like any other.</summary>
    Value,

    /// <summary>A name or title: seldom mistyped.</summary>
    Name,

    /// <summary>A number: never mistyped, in digits or in words.</summary>
    Number,
}

/// <summary>A stretch of text. Blanks are its own.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Quote">Which edit quotes it, counted from 1; 0: none.</param>
internal readonly record struct Piece(string Text, PieceKind Kind, int Quote)
{
    /// <summary>True where it says a value, a facet or a comparison that was meant, instead of what is said around it.</summary>
    public bool IsMeant { get; init; }
}

/// <summary>A word or a mark of punctuation.</summary>
/// <param name="Text">Without blanks.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Quote">Which edit quotes it; 0: none.</param>
/// <param name="IsGlued">True where no blank stands before it.</param>
/// <param name="IsMeant">As of its pieces.</param>
internal readonly record struct Token(string Text, PieceKind Kind, int Quote, bool IsGlued, bool IsMeant)
{
    public bool IsMark => Text.Length > 0 && IsMarkLetter(Text[0]);

    public bool EndsSentence => Text.Length > 0 && Text[0] is '.' or '!' or '?';

    public static bool IsMarkLetter(char letter) => letter is ',' or '.' or '!' or '?' or ';' or ':';

    /// <summary>Cuts pieces into words and marks; marks stand without a blank before them.</summary>
    public static List<Token> Split(IEnumerable<Piece> pieces)
    {
        var tokens = new List<Token>();
        var isBroken = true;
        foreach (var piece in pieces)
        {
            var (text, kind, quote) = piece;
            var at = 0;
            while (at < text.Length)
            {
                if (char.IsWhiteSpace(text[at]))
                {
                    isBroken = true;
                    at++;
                    continue;
                }

                var start = at;
                // A mark is one only at a word's end: "4.5", "8:00" and "w/o" are words.
                var isMark = IsMarkLetter(text[at]) && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || IsMarkLetter(text[at + 1]));
                at++;
                while (!isMark && at < text.Length && !char.IsWhiteSpace(text[at]) && !(IsMarkLetter(text[at]) && EndsWord(text, at))) at++;
                var word = text[start..at];
                if (!isBroken && !isMark && tokens.Count > 0 && !tokens[^1].IsMark && tokens[^1].Quote == quote)
                    tokens[^1] = tokens[^1] with { Text = tokens[^1].Text + word, Kind = (PieceKind)Math.Max((int)tokens[^1].Kind, (int)kind), IsMeant = tokens[^1].IsMeant || piece.IsMeant };
                else tokens.Add(new Token(word, kind, quote, !isBroken || isMark, piece.IsMeant));
                isBroken = false;
            }
        }

        return tokens;
    }

    private static bool EndsWord(string text, int at)
    {
        while (at < text.Length && IsMarkLetter(text[at])) at++;
        return at == text.Length || char.IsWhiteSpace(text[at]);
    }
}
