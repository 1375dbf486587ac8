using System.Buffers;

namespace RecOrleans.Client.Gateway;

/// <summary>Ids of users, catalogues and items, checked before they become grain keys: storage would fold other characters into one another.</summary>
public static class Identifiers
{
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Legal = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:@");

    public static bool IsLegal(string? id) => id is { Length: > 0 and <= MaxLength } && !id.AsSpan().ContainsAnyExcept(Legal);

    /// <summary>The id itself.</summary>
    /// <exception cref="RequestException">Invalid: it is empty, too long or holds other characters.</exception>
    public static string Check(string? id, string field) => IsLegal(id)
        ? id!
        : throw new RequestException(
            RequestError.Invalid, field, $"{field} must be 1 to {MaxLength} characters out of letters (a-z, A-Z), digits and - _ . : @.");

    /// <summary>The same for an id that may be left out (null or empty).</summary>
    public static string? CheckOptional(string? id, string field) => string.IsNullOrEmpty(id) ? null : Check(id, field);
}
