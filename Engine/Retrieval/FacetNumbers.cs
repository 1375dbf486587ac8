using System.Globalization;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Retrieval;

/// <summary>Reads facet values as numbers, so that numbers, dates and ordered values are compared in one way.</summary>
public static class FacetNumbers
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>True for kinds whose values have an order.</summary>
    public static bool IsComparable(FacetKind kind) => kind is FacetKind.Number or FacetKind.Date or FacetKind.Ordered;

    /// <summary>An item's value as a number, or null where it is none of this facet.</summary>
    public static double? Read(Facet facet, FacetValue value) => ReadRange(facet, value) is { } range ? range.Low : null;

    /// <summary>
    /// The numbers that a value stands for: itself, or every day of a year (<c>1999</c>) or month (<c>1999-12</c>) where the facet is a date; null where it is none of this facet.
    /// </summary>
    public static (double Low, double High)? ReadRange(Facet facet, FacetValue value)
    {
        ArgumentNullException.ThrowIfNull(facet);
        var single = facet.Kind switch
        {
            FacetKind.Number when value.IsNumber => value.Number,
            FacetKind.Number => double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
            FacetKind.Ordered => Position(facet, value.ToString()),
            _ => double.NaN,
        };
        if (facet.Kind == FacetKind.Date) return Days(value.ToString());
        return double.IsFinite(single) ? (single, single) : null;
    }

    private static double Position(Facet facet, string text)
    {
        for (var i = 0; i < facet.Values.Length; i++)
            if (string.Equals(facet.Values[i], text, StringComparison.OrdinalIgnoreCase))
                return i;
        return double.NaN;
    }

    private static (double Low, double High)? Days(string text)
    {
        for (var form = 0; form < DateForms.Length; form++)
        {
            if (!DateOnly.TryParseExact(text, DateForms[form], CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) continue;
            var last = form switch { 0 => first, 1 => first.AddMonths(1).AddDays(-1), _ => first.AddYears(1).AddDays(-1) };
            return (first.DayNumber, last.DayNumber);
        }

        return null;
    }
}
