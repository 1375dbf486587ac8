using System.Text.RegularExpressions;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>Words of texts, compared without letter case.</summary>
internal static partial class WordRun
{
    private static readonly HashSet<string> Function = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "the", "to", "with",
    };

    /// <summary>True when the text holds the phrase and no letter or digit touches it.</summary>
    public static bool Contains(string? text, string phrase)
    {
        if (text is null || phrase.Length == 0) return false;
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }

    /// <summary>The words that carry a title's meaning; all of them where none does ("From").</summary>
    public static HashSet<string> Content(string text)
    {
        var words = Words(text);
        var content = words.Where(word => !Function.Contains(word)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return content.Count > 0 ? content : words;
    }

    public static HashSet<string> Words(string text) => Word().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
