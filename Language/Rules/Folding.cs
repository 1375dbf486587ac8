using System.Text;

namespace RecOrleans.Language.Rules;

/// <summary>Brings spellings of one word together: letter case, accents, full-width forms, apostrophes, plurals.</summary>
public static class Folding
{
    private const string Accented = "àáâãäåāçćčèéêëēęìíîïīñńòóôõöøōùúûüūýÿžźżšśłđ";
    private const string Plain = "aaaaaaaccceeeeeeiiiiinnooooooouuuuuyyzzzsslđ";

    /// <summary>The lower-case, half-width, accent-free form of one character.</summary>
    public static char Fold(char value)
    {
        if (value is >= '\uFF01' and <= '\uFF5E') value = (char)(value - 0xFEE0);
        value = char.ToLowerInvariant(value);
        if (value < 0x80) return value;
        var accented = Accented.IndexOf(value, StringComparison.Ordinal);
        return accented >= 0 ? Plain[accented] : value;
    }

    /// <summary>The folded words of a text, joined by one blank: what two spellings of a value are compared by.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var token in CommandText.Read(text).Tokens)
        {
            if (token.IsBreak) continue;
            if (key.Length > 0) key.Append(' ');
            key.Append(token.Word);
        }

        return key.ToString();
    }

    /// <summary>A word without its English plural ending; other words as they are.</summary>
    public static string Stem(string word) => word switch
    {
        { Length: <= 3 } => word,
        "shorts" or "jeans" or "news" or "glasses" or "series" => word,
        _ when word.EndsWith("ies", StringComparison.Ordinal) => word.Length > 4 && word is not ("series" or "movies") ? word[..^3] + "y" : word[..^1],
        _ when EndsWithSibilantPlural(word) => word[..^2],
        _ when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') && !char.IsDigit(word[^2]) => word[..^1],
        _ => word,
    };

    /// <summary>What related words of a text share: "gory" and "gore", "crowds" and "crowded".</summary>
    public static string Root(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ies", "ed", "es", "s", "y", "e"])
            if (word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal))
                return ending is "s" && word[^2] is 'e' or 'y' ? Root(word[..^1]) : word[..^ending.Length];
        return word;
    }

    public static bool IsIdeograph(char value) => value is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool EndsWithSibilantPlural(string word) =>
        word.EndsWith("ses", StringComparison.Ordinal) && word[^4] is 's' or 'u'
        || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
        || word.EndsWith("shes", StringComparison.Ordinal);
}
