using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>What kind of thing a statement speaks of, which decides how it is said.</summary>
internal static class FacetSpeech
{
    /// <summary>
    /// <c>value</c> ("horror"), <c>text</c>, <c>similar</c> and <c>item</c>, <c>period</c> (a year or a decade, which is soft in a plain request) or <c>bound</c> (any other number,
    /// which is hard in one).
    /// </summary>
    public static string Class(Facet facet, Statement statement) => facet.Kind switch
    {
        FacetKind.Reference => string.Equals(facet.Name, "item", StringComparison.Ordinal) ? "item" : "similar",
        FacetKind.Text => "text",
        FacetKind.Number when Family(facet) == "year" && (statement.Operator == ComparisonOperator.Equal || Periods(statement.Value).Count > 0) => "period",
        FacetKind.Number => "bound",
        FacetKind.Ordered or FacetKind.Date when statement.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual) => "bound",
        _ => "value",
    };

    /// <summary>What a number measures (<c>year</c>, <c>time</c>, <c>money</c>, <c>stars</c>, <c>count</c>), or the facet's kind.</summary>
    public static string Family(Facet facet)
    {
        if (facet.Kind != FacetKind.Number) return facet.Kind.ToString().ToLowerInvariant();
        var unit = facet.Unit ?? "";
        if (unit == "year" || facet.Name == "year") return "year";
        if (unit.StartsWith("minute", StringComparison.Ordinal) || unit is "hours") return "time";
        if (unit is "$" or "€" or "£" || (unit.Length >= 3 && unit[..3].ToUpperInvariant() is "USD" or "EUR" or "GBP")) return "money";
        return facet.Name is "rating" or "stars" or "score" || unit == "stars" || unit.StartsWith("of ", StringComparison.Ordinal) ? "stars" : "count";
    }

    /// <summary>True where a bare amount could be of another facet, so that the facet has to be named.</summary>
    public static bool NeedsName(CatalogSchema schema, Facet facet)
    {
        if (facet.Kind != FacetKind.Number) return false;
        var family = Family(facet);
        if (family == "count" && string.IsNullOrEmpty(facet.Unit)) return true;
        return schema.Facets.Any(other => other != facet && other.Kind == FacetKind.Number && Family(other) == family && (family != "count" || other.Unit == facet.Unit));
    }

    /// <summary>What people call a range of years: "the 90s", "the early eighties"; none for any other range.</summary>
    public static IReadOnlyList<string> Periods(Operand value)
    {
        if (value.High is not { IsNumber: true } end || !value.Value.IsNumber) return [];
        var (low, high) = (value.Value.Number, end.Number);
        var decade = (int)(Math.Floor(low / 10) * 10);
        var part = (low - decade, high - decade) switch
        {
            (0, 9) => "",
            (0, 4) => "early ",
            (5, 9) => "late ",
            _ => null,
        };
        if (part is null || decade is < 1900 or > 2090) return [];
        var periods = new List<string> { $"the {part}{decade}s" };
        if (decade is >= 1930 and < 2000)
        {
            periods.Add($"the {part}{decade % 100}s");
            periods.Add($"the {part}{DecadeWords[(decade / 10) % 10]}");
            if (part.Length > 0) periods.Add($"the {part}{decade % 100}s");
        }

        return periods;
    }

    /// <summary>The number that a range lies ten per cent around; null where it is no such range.</summary>
    public static double? Middle(Operand value)
    {
        if (value.High is not { IsNumber: true } end || !value.Value.IsNumber) return null;
        var (low, high) = (value.Value.Number, end.Number);
        var middle = Math.Round((low + high) / 2, 4);
        return middle > 0 && Math.Abs(low - (0.9 * middle)) < 1e-6 && Math.Abs(high - (1.1 * middle)) < 1e-6 ? middle : null;
    }

    /// <summary>The forms in which people write a day.</summary>
    public static IReadOnlyList<string> Days(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? [date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture), date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), day]
            : [day];

    /// <summary>The schema's other words for a value, in a fixed order.</summary>
    public static IReadOnlyList<string> Synonyms(Facet facet, string value) =>
    [
        .. facet.Synonyms.Where(pair => string.Equals(pair.Value, value, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>English plural of a noun; words that are plural already stay.</summary>
    public static string Plural(string noun)
    {
        if (noun.EndsWith("ss", StringComparison.Ordinal) || noun.EndsWith('x') || noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith("sh", StringComparison.Ordinal)) return noun + "es";
        if (noun.EndsWith('s')) return noun;
        if (noun.EndsWith("arf", StringComparison.Ordinal) || noun.EndsWith("elf", StringComparison.Ordinal)) return noun[..^1] + "ves";
        return noun.EndsWith('y') && noun.Length > 2 && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) ? noun[..^1] + "ies" : noun + "s";
    }

    /// <summary>The operator's name in the grammar.</summary>
    /// <exception cref="ArgumentException">The operator is <c>!=</c>, which people say as a dislike.</exception>
    public static string Name(ComparisonOperator value) => value switch
    {
        ComparisonOperator.Equal => "eq",
        ComparisonOperator.Less => "lt",
        ComparisonOperator.LessOrEqual => "le",
        ComparisonOperator.Greater => "gt",
        ComparisonOperator.GreaterOrEqual => "ge",
        ComparisonOperator.Between => "between",
        _ => throw new ArgumentException("The operator != has no words of its own; state a dislike with = instead.", nameof(value)),
    };

    private static readonly string[] DecadeWords = ["", "", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
}
