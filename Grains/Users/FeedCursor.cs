using System.Globalization;

namespace RecOrleans.Grains.Users;

/// <summary>Where the next page of a feed begins: <c>feedId.offset</c>.</summary>
public readonly record struct FeedCursor(string FeedId, int Offset)
{
    /// <exception cref="RequestException">Invalid: not a cursor of ours.</exception>
    public static FeedCursor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dot = text.LastIndexOf('.');
        return dot > 0 && int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? new FeedCursor(text[..dot], offset)
            : throw new RequestException(RequestError.Invalid, "cursor", "cursor is not one that a feed page gave; leave it out to start from the top.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FeedId}.{Offset}");
}
