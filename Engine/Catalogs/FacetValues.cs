using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Catalogs;

/// <summary>Brings a written value into the one form in which a catalogue holds it, so that items and preferences meet.</summary>
public static class FacetValues
{
    /// <summary>Longest text of a value, in characters.</summary>
    public const int MaxLength = 200;

    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy",
        "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Closed and ordered: the schema's spelling (letter case, dashes and synonyms aside). Open: trimmed. Number: from a text where that is clear. Date: <c>yyyy-MM-dd</c>.</summary>
    /// <param name="facet">The facet that the value belongs to.</param>
    /// <param name="written">The value as it was written.</param>
    /// <param name="value">The value as the catalogue holds it.</param>
    /// <param name="problem">Why it is no value of this facet and what would be, as the end of a sentence.</param>
    public static bool TryNormalise(Facet facet, FacetValue written, out FacetValue value, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(facet);
        value = written;
        problem = facet.Kind switch
        {
            FacetKind.Closed or FacetKind.Ordered => Listed(facet, written, ref value),
            FacetKind.Number => Number(facet, written, ref value),
            FacetKind.Date => Date(written, ref value),
            _ => Free(facet, written, ref value),
        };
        return problem is null;
    }

    private static string? Listed(Facet facet, FacetValue written, ref FacetValue value)
    {
        var text = Squeeze(written.ToString());
        if (Spelling(facet, text) is { } found)
        {
            value = found;
            return null;
        }

        return $"'{Shorten(text)}' is none of its values; use one of {string.Join(", ", facet.Values)}";
    }

    private static string? Spelling(Facet facet, string text)
    {
        foreach (var legal in facet.Values)
            if (string.Equals(legal, text, StringComparison.OrdinalIgnoreCase))
                return legal;
        if (facet.Meant(text) is { } meant) return meant;
        // "Sci Fi", "SciFi" and "sci-fi" are one value, unless the schema itself tells them apart.
        var folded = Fold(text);
        if (folded.Length == 0) return null;
        var near = facet.Values.Where(legal => Fold(legal) == folded).ToList();
        return near.Count == 1 ? near[0] : null;
    }

    private static string? Number(Facet facet, FacetValue written, ref FacetValue value)
    {
        if (!written.IsNumber)
        {
            if (!TryReadNumber(written.Text!, facet.Unit, out var read))
                return $"'{Shorten(written.Text!)}' is no number; write a plain number{(facet.Unit is { } unit ? $" in {unit}" : "")}";
            value = read;
        }

        if (!double.IsFinite(value.Number)) return "it is not a finite number";
        if (value.Number < facet.Low || value.Number > facet.High)
            return $"{value} lies outside of {facet.Low?.ToString(CultureInfo.InvariantCulture) ?? "..."} to {facet.High?.ToString(CultureInfo.InvariantCulture) ?? "..."}";
        return null;
    }

    private static bool TryReadNumber(string text, string? unit, out double number)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > 0 && char.GetUnicodeCategory(trimmed[0]) == UnicodeCategory.CurrencySymbol) trimmed = trimmed[1..].TrimStart();
        var end = trimmed.Length;
        while (end > 0 && !char.IsAsciiDigit(trimmed[end - 1]) && trimmed[end - 1] != '.') end--;
        var tail = trimmed[end..].Trim().TrimEnd('.');
        number = 0;
        // "120 min" is clear where the unit is minutes; "120 pages" there is not.
        if (tail.Length > 0 && !(unit is not null && unit.AsSpan().StartsWith(tail, StringComparison.OrdinalIgnoreCase)) && !(tail.Length == 1 && char.GetUnicodeCategory(tail[0]) == UnicodeCategory.CurrencySymbol))
            return false;
        return double.TryParse(trimmed[..end], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
    }

    private static string? Date(FacetValue written, ref FacetValue value)
    {
        var text = written.ToString().Trim();
        if (!DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return $"'{Shorten(text)}' is no date; write it as yyyy-MM-dd, for example 2024-03-31";
        value = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return null;
    }

    private static string? Free(Facet facet, FacetValue written, ref FacetValue value)
    {
        var text = Squeeze(written.ToString());
        if (text.Length == 0) return "it is empty";
        if (text.Length > MaxLength) return $"it has {text.Length} characters; use at most {MaxLength}";
        value = Spelling(facet, text) ?? text;
        return null;
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..40]}...";
}
