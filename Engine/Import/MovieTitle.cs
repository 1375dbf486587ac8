using System.Globalization;
using System.Text.RegularExpressions;

namespace RecOrleans.Engine.Import;

/// <summary>A MovieLens title taken apart: <c>Visitors, The (Visiteurs, Les) (1993)</c>.</summary>
/// <param name="Title">As people say it: <c>The Visitors</c>.</param>
/// <param name="Year">Null where there is none.</param>
/// <param name="Others">Other titles: <c>Les Visiteurs</c>.</param>
internal sealed partial record MovieTitle(string Title, int? Year, IReadOnlyList<string> Others)
{
    public static MovieTitle Parse(string written)
    {
        var text = written.Trim();
        int? year = null;
        // Series span years, "(2006–2007)": the first counts.
        if (Years().Match(text) is { Success: true } match && match.Index > 0)
        {
            year = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            text = text[..match.Index].TrimEnd();
        }

        var others = new List<string>();
        while (Alternative().Match(text) is { Success: true } group && group.Index > 0)
        {
            others.Insert(0, Straighten(group.Groups[1].Value.Replace("a.k.a.", "", StringComparison.OrdinalIgnoreCase).Trim()));
            text = text[..group.Index].TrimEnd();
        }

        return new MovieTitle(Straighten(text), year, others);
    }

    /// <summary>"Usual Suspects, The" -> "The Usual Suspects".</summary>
    private static string Straighten(string title) => Article().Match(title) is { Success: true } match
        ? $"{match.Groups[2].Value}{(match.Groups[2].Value.EndsWith('\'') ? "" : " ")}{match.Groups[1].Value}"
        : title;

    [GeneratedRegex(@"\((\d{4})(?:\s*[-–]\s*(?:\d{4})?)?\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    /// <summary>A group after a title is another title, except after "or", where it is the rest of this one.</summary>
    [GeneratedRegex(@"(?<!\b[Oo]r)\s\(([^()]+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Alternative();

    [GeneratedRegex(@"^(.+), (The|A|An|Le|La|Les|L'|Un|Une|Il|Lo|I|Gli|Der|Die|Das|Den|Det|De|Het|El|Los|Las|En|Ett|O|Os|As)$", RegexOptions.CultureInvariant)]
    private static partial Regex Article();
}
