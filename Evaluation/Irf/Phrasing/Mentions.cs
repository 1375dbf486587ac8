using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>Finds out whether words speak of a statement's value, whoever spoke them.</summary>
internal static class Mentions
{
    /// <summary>Letters that two forms of a word share: "comedy", "comedies".</summary>
    private const int StemLength = 4;

    /// <summary>True when the text holds the value in any of the forms that people use: half of a text's or name's words, a number in digits or words.</summary>
    public static bool IsIn(string text, CatalogSchema schema, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(text);
        var facet = Speaker.FacetOf(schema, statement);
        var words = Words(text);
        if (statement.Value.Value is { IsNumber: true, Number: var low })
            return statement.Value.High is { } high
                ? FacetSpeech.Periods(statement.Value).Any(period => Holds(words, period["the ".Length..]))
                    || (FacetSpeech.Middle(statement.Value) is { } middle && HoldsNumber(words, facet, middle))
                    || (HoldsNumber(words, facet, low) && HoldsNumber(words, facet, high.Number))
                : HoldsNumber(words, facet, low);
        if (facet.Kind == FacetKind.Reference && Position(statement) is { } position) return MentionsItem(text, position);
        if (facet.Kind == FacetKind.Date) return FacetSpeech.Days(statement.Value.Value.ToString()).Any(day => Holds(words, day));
        return HoldsHalf(words, statement.Value.Value.ToString()) && (statement.Value.High is not { } other || HoldsHalf(words, other.ToString()))
            || FacetSpeech.Synonyms(facet, statement.Value.Value.ToString()).Any(synonym => HoldsHalf(words, synonym));
    }

    /// <summary>All that people say for what is meant: its value, other words and numbers for it, the facet.</summary>
    public static IEnumerable<string> Forms(CatalogSchema schema, Statement statement)
    {
        var facet = Speaker.FacetOf(schema, statement);
        FacetValue?[] values = [statement.Value.Value, statement.Value.High];
        double?[] numbers = [.. values.Select(value => value is { IsNumber: true, Number: var number } ? number : (double?)null), FacetSpeech.Middle(statement.Value)];
        return [
            facet.Name.Replace('-', ' '), .. values.OfType<FacetValue>().Select(value => value.ToString()),
            .. values.OfType<FacetValue>().SelectMany(value => FacetSpeech.Synonyms(facet, value.ToString())), .. FacetSpeech.Periods(statement.Value),
            .. numbers.OfType<double>().SelectMany(number => facet.Kind == FacetKind.Number ? NumberSpeech.Amounts(facet, number) : []),
        ];
    }

    /// <summary>True when the text names the facet, as in "forget the time limit" or "never mind the year".</summary>
    public static bool NamesFacet(string text, Facet facet)
    {
        ArgumentNullException.ThrowIfNull(facet);
        return HoldsHalf(Words(text), facet.Name) || (FacetSpeech.Family(facet) == "time" && HoldsHalf(Words(text), "time length"))
            || (FacetSpeech.Family(facet) == "money" && HoldsHalf(Words(text), "price budget"));
    }

    /// <summary>True when the text points at that item of the feed: "#2", "number 2", "the second one".</summary>
    public static bool MentionsItem(string text, int position)
    {
        var words = Words(text);
        return Holds(words, NumberSpeech.Digits(position)) || Holds(words, NumberSpeech.Ordinal(position)) || (NumberSpeech.Words(position) is { } spoken && position > 1 && Holds(words, spoken));
    }

    private static int? Position(Statement statement) => statement.Value.Value.Text is ['#', .. var digits] && int.TryParse(digits, out var position) ? position : null;

    private static bool HoldsNumber(string[] words, Facet facet, double number) =>
        NumberSpeech.Amounts(facet, number).Append(NumberSpeech.Digits(number)).Concat(NumberSpeech.Words(number) is { } spoken ? [spoken] : []).Any(amount => Holds(words, amount));

    private static bool Holds(string[] words, string phrase)
    {
        var wanted = Words(phrase);
        for (var at = 0; wanted.Length > 0 && at + wanted.Length <= words.Length; at++)
            if (words.AsSpan(at, wanted.Length).SequenceEqual(wanted)) return true;
        return false;
    }

    private static bool HoldsHalf(string[] words, string phrase)
    {
        var wanted = Words(phrase);
        return wanted.Length > 0 && wanted.Count(word => words.Any(other => IsForm(word, other))) * 2 >= wanted.Length;
    }

    private static bool IsForm(string left, string right) =>
        left == right || (left.Length >= StemLength && right.Length >= StemLength && left.AsSpan(0, StemLength).SequenceEqual(right.AsSpan(0, StemLength)));

    /// <summary>Runs of letters and digits, lower case; a point inside of a number stays.</summary>
    private static string[] Words(string text)
    {
        var letters = text.ToLowerInvariant().ToCharArray();
        for (var at = 0; at < letters.Length; at++)
            if (!char.IsLetterOrDigit(letters[at]) && !(letters[at] == '.' && at > 0 && at + 1 < letters.Length && char.IsAsciiDigit(letters[at - 1]) && char.IsAsciiDigit(letters[at + 1])))
                letters[at] = ' ';
        return new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
