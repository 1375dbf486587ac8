using System.Globalization;
using Azure.Data.Tables;

namespace RecOrleans.Storage.AzureTables;

/// <summary>Bytes spread over the columns <c>C00</c>, <c>C01</c>, ... of one row: a column holds 64 KiB, a row 1 MiB with everything else in it.</summary>
internal static class BlobColumns
{
    /// <summary>The most bytes a row takes. Azure would take 15 columns; Azurite counts them in their Base64 form, four thirds as long.</summary>
    public const int MaxLength = 11 * ColumnLength;

    private const int ColumnLength = 64 * 1024;

    /// <exception cref="RequestException"><see cref="RequestError.TooLarge"/>: it does not fit a row.</exception>
    public static TableEntity Add(TableEntity entity, ReadOnlySpan<byte> content, string what)
    {
        if (content.Length > MaxLength)
            throw new RequestException(RequestError.TooLarge, what, $"'{entity.RowKey}' takes {content.Length} bytes; Azure Tables holds at most {MaxLength}. Shorten its texts.");
        for (var column = 0; column * ColumnLength < content.Length; column++)
        {
            var start = column * ColumnLength;
            entity[Name(column)] = content.Slice(start, Math.Min(ColumnLength, content.Length - start)).ToArray();
        }

        return entity;
    }

    public static byte[] Read(TableEntity entity)
    {
        using var content = new MemoryStream();
        for (var column = 0; entity.GetBinary(Name(column)) is { } part; column++) content.Write(part);
        return content.ToArray();
    }

    public static int Length(TableEntity entity)
    {
        var length = 0;
        for (var column = 0; entity.GetBinary(Name(column)) is { } part; column++) length += part.Length;
        return length;
    }

    private static string Name(int column) => column.ToString("'C'00", CultureInfo.InvariantCulture);
}
