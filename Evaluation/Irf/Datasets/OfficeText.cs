using System.Net;
using System.Text.RegularExpressions;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>Makes plain text of what a shop's page holds: markup, style sheets, entities escaped twice, and the brackets of a printed list.</summary>
internal static partial class OfficeText
{
    public static string Plain(string written)
    {
        var text = ListEnds().Replace(written, "");
        text = ListSeams().Replace(text, " ");
        text = text.Replace("\\n", " ", StringComparison.Ordinal).Replace("\\t", " ", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
        text = WebUtility.HtmlDecode(WebUtility.HtmlDecode(HalfEntity().Replace(text, "&$1;")));
        text = Hidden().Replace(text, " ");
        text = Tag().Replace(text, " ");
        text = StyleRule().Replace(text, " ");
        return Blank().Replace(text, " ").Trim();
    }

    /// <summary>Cut at a word's end.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = text.LastIndexOf(' ', length);
        return text[..(end > 0 ? end : length)].TrimEnd();
    }

    [GeneratedRegex("""^\s*\[\s*(['"]|(?=\]))|(['"])?\s*\]\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex ListEnds();

    [GeneratedRegex("""['"], ['"]""", RegexOptions.CultureInvariant)]
    private static partial Regex ListSeams();

    [GeneratedRegex("(?<!&)\\b(amp|quot|reg|trade|nbsp|rdquo|ldquo|rsquo);", RegexOptions.CultureInvariant)]
    private static partial Regex HalfEntity();

    [GeneratedRegex("<!--.*?(-->|$)|<(style|script)\\b.*?</\\2\\s*>", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex("</?[a-zA-Z][^<>]*(>|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[.#]?[\w.#:,-]+\s*\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex StyleRule();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
