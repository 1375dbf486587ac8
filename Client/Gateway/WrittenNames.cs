using System.Text.Json;
using RecOrleans.Preferences;

namespace RecOrleans.Client.Gateway;

/// <summary>Reads the written names of enums out of bodies, so that a wrong one is answered with the names that fit.</summary>
internal static class WrittenNames
{
    public static TEnum Parse<TEnum>(string? written, string field)
        where TEnum : struct, Enum => ParseOptional<TEnum>(written, field) ?? throw Refused<TEnum>("is missing", field);

    public static TEnum? ParseOptional<TEnum>(string? written, string field)
        where TEnum : struct, Enum
    {
        if (written is null) return null;
        foreach (var value in Enum.GetValues<TEnum>())
            if (Name(value) == written)
                return value;
        throw Refused<TEnum>("holds something else", field);
    }

    public static ComparisonOperator? ParseOperator(string? written, string field)
    {
        if (written is null) return null;
        return ComparisonOperators.TryParse(written, out var value)
            ? value
            : throw new RequestException(RequestError.Invalid, field, $"{field} must be one of = != < <= > >= between.");
    }

    private static RequestException Refused<TEnum>(string what, string field)
        where TEnum : struct, Enum =>
        new(RequestError.Invalid, field, $"{field} {what}; use one of {string.Join(", ", Enum.GetValues<TEnum>().Select(Name))}.");

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
