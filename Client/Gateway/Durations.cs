using System.Globalization;

namespace RecOrleans.Client.Gateway;

/// <summary>Durations as people write them in a query: <c>5s</c>, <c>500ms</c>, <c>1m</c>; a bare number is seconds.</summary>
public static class Durations
{
    /// <summary>Zero when nothing is given.</summary>
    /// <exception cref="RequestException">Invalid: it cannot be read, or is longer than <paramref name="longest"/>.</exception>
    public static TimeSpan Parse(string? text, string field, TimeSpan longest)
    {
        if (string.IsNullOrEmpty(text)) return TimeSpan.Zero;
        var (digits, unit) = text switch
        {
            _ when text.EndsWith("ms", StringComparison.Ordinal) => (text[..^2], 0.001),
            _ when text.EndsWith('s') => (text[..^1], 1.0),
            _ when text.EndsWith('m') => (text[..^1], 60.0),
            _ => (text, 1.0),
        };
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw new RequestException(RequestError.Invalid, field, $"{field} '{Excerpt(text)}' is no duration; write it like 5s, 500ms or 1m.");
        return number * unit <= longest.TotalSeconds
            ? TimeSpan.FromSeconds(number * unit)
            : throw new RequestException(RequestError.Invalid, field, $"{field} is at most {longest.TotalSeconds:0}s; ask again after that.");
    }

    private static string Excerpt(string text) => text.Length <= 20 ? text : text[..20] + "...";
}
