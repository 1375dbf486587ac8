using System.Collections.Immutable;
using System.Text;

namespace RecOrleans.Language.Rules;

/// <summary>A text with its tokens; every run of tokens can be quoted as it stands in the text.</summary>
public sealed class CommandText
{
    /// <summary>More than any command; what lies beyond is not read.</summary>
    public const int MaxTokens = 2000;

    private CommandText(string text, ImmutableArray<Token> tokens)
    {
        Text = text;
        Tokens = tokens;
    }

    public string Text { get; }

    public ImmutableArray<Token> Tokens { get; }

    /// <summary>The text from the first through the last of these tokens, exactly as written.</summary>
    public string Quote(int first, int last) => Text[Tokens[first].Start..Tokens[last].End];

    /// <summary>
    /// Cuts a text into tokens. Letters and digits make words; hyphens and slashes part them without a mark of their own; each ideograph stands alone;
    /// <c>#3</c>, <c>1,400</c> and <c>2.5</c> are one word; a dash between digits, currency signs, <c>%</c>, <c>+</c> and <c>&amp;</c> are words.
    /// </summary>
    public static CommandText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var word = new StringBuilder();
        for (var at = 0; at < text.Length && tokens.Count < MaxTokens;)
        {
            var start = at;
            var value = Folding.Fold(text[at]);
            if (Folding.IsIdeograph(value))
            {
                tokens.Add(new Token(start, ++at, value.ToString(), false));
            }
            else if (IsWordPart(value) || (value == '#' && IsDigitAt(text, at + 1)))
            {
                word.Clear();
                at = ReadWord(text, at, word);
                tokens.Add(new Token(start, at, word.ToString(), false));
            }
            else
            {
                at++;
                if (IsDash(value) && start > 0 && char.IsAsciiDigit(text[start - 1]) && IsDigitAt(text, at)) tokens.Add(new Token(start, at, "-", false));
                else if ("$€£¥%+&".Contains(value, StringComparison.Ordinal)) tokens.Add(new Token(start, at, value.ToString(), false));
                else if (IsBreak(text, start, value)) tokens.Add(new Token(start, at, ",.;!?:".Contains(value, StringComparison.Ordinal) ? value.ToString() : ";", true));
            }
        }

        return new CommandText(text, tokens.ToImmutable());
    }

    private static int ReadWord(string text, int at, StringBuilder word)
    {
        for (; at < text.Length; at++)
        {
            var value = Folding.Fold(text[at]);
            if (Folding.IsIdeograph(value)) break;
            if (IsWordPart(value) || (value == '#' && word.Length == 0)) word.Append(value);
            else if (IsApostrophe(value) && at + 1 < text.Length && IsWordPart(Folding.Fold(text[at + 1]))) continue;
            else if (value is '.' && IsDigitAt(text, at - 1) && IsDigitAt(text, at + 1)) word.Append('.');
            else if (value is ',' && IsDigitAt(text, at - 1) && IsThousands(text, at)) continue;
            else break;
        }

        return at;
    }

    private static bool IsThousands(string text, int comma) =>
        IsDigitAt(text, comma + 1) && IsDigitAt(text, comma + 2) && IsDigitAt(text, comma + 3) && !IsDigitAt(text, comma + 4);

    private static bool IsWordPart(char value) => char.IsLetterOrDigit(value) && !Folding.IsIdeograph(value);

    private static bool IsDigitAt(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(Folding.Fold(text[at]));

    private static bool IsApostrophe(char value) => value is '\'' or '\u2019' or '\u2018' or '`';

    private static bool IsDash(char value) => value is '-' or '\u2013' or '\u2014' or '~';

    // A dash with blanks around it parts clauses; one inside a word does not.
    private static bool IsBreak(string text, int at, char value) =>
        value is ',' or '.' or ';' or '!' or '?' or ':' or '(' or ')' or '\n' or '\u2026' or '\u3001' or '\u3002' or '\u2014' or '\u2013'
        || (value == '-' && (at == 0 || char.IsWhiteSpace(text[at - 1])) && (at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] == '-'));
}
