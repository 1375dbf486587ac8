using System.Globalization;
using System.Text;

namespace RecOrleans.Storage.AzureTables;

/// <summary>Partition and row keys: parts joined by <c>|</c>, which no part holds. Azure refuses <c>/ \ # ?</c> and control characters.</summary>
internal static class TableKey
{
    public static string Join(params ReadOnlySpan<string> parts)
    {
        var key = new StringBuilder();
        foreach (var part in parts)
        {
            if (key.Length > 0) key.Append('|');
            foreach (var letter in part)
            {
                if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':') key.Append(letter);
                else key.Append('~').Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return key.ToString();
    }

    /// <summary>A number that sorts as text.</summary>
    public static string Number(long value) => value.ToString("D19", CultureInfo.InvariantCulture);
}
