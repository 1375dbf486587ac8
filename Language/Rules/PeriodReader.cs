using System.Globalization;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Reads decades: "90s", "the nineties", "early 1980s", "late 80s", "八十年代", "the 2010s".</summary>
internal static class PeriodReader
{
    public static BoundFinding? Read(Scene scene, int at, int end)
    {
        var facet = scene.Numbers.FirstOrDefault(number => Units.Of(number).Dimension == Dimension.Year);
        if (facet is null || at >= end) return null;
        var part = scene.Word(at) is "early" or "late" or "mid" or "fruhe" or "spate" ? scene.Word(at) : "";
        var next = part.Length > 0 ? at + 1 : at;
        if (part.Length > 0 && scene.Word(next) is "the") next++;
        if (!TryDecade(scene, next, end, out var decade, out var length)) return null;
        var (low, high) = part switch
        {
            "early" or "fruhe" => (decade, decade + 4),
            "late" or "spate" => (decade + 5, decade + 9),
            "mid" => (decade + 3, decade + 6),
            _ => (decade, decade + 9),
        };
        return new BoundFinding(at, next + length - 1, facet, ComparisonOperator.Between, Operand.Range(low, high), IsPeriod: true);
    }

    /// <summary>The first year of the decade that begins at this token.</summary>
    public static bool TryDecade(Scene scene, int at, int end, out double decade, out int length)
    {
        (decade, length) = (0, 1);
        if (at >= end) return false;
        var word = scene.Word(at);
        if (NumberWords.Decades.TryGetValue(word, out decade)) return true;
        if (word.Length is 3 or 5 && word[^1] == 's' && int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits % 10 == 0)
        {
            decade = digits >= 1000 ? digits : digits >= 30 ? 1900 + digits : 2000 + digits;
            return true;
        }

        if (NumberReader.TryRead(scene.Command, at, end, out var quantity) && at + quantity.Length + 1 < end + 1 && scene.Word(at + quantity.Length) is "年" or "er"
            && (scene.Word(at + quantity.Length) == "er" || scene.Word(at + quantity.Length + 1) == "代"))
        {
            decade = quantity.Value >= 1000 ? quantity.Value : quantity.Value >= 30 ? 1900 + quantity.Value : 2000 + quantity.Value;
            length = quantity.Length + (scene.Word(at + quantity.Length) == "er" ? 1 : 2);
            return decade % 10 == 0;
        }

        return false;
    }
}
