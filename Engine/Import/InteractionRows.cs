using System.Globalization;
using System.Runtime.CompilerServices;
using RecOrleans.Interactions;

namespace RecOrleans.Engine.Import;

/// <summary>The interaction log of a catalogue package: <c>userId,itemId,kind,value,at</c>.</summary>
internal static class InteractionRows
{
    public static async IAsyncEnumerable<CatalogRow> ReadAsync(string path, ImportProgress progress, ItemRows items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = CsvTable.Open(path, progress);
        var columns = new Columns(table.Require("userId"), table.Require("itemId"), table.Require("kind"), table.Find("value"), table.Require("at"));
        var source = Path.GetFileName(path);
        await foreach (var (line, fields, problem) in table.ReadAsync(cancellationToken))
            yield return problem is not null ? new RejectedRow(source, line, problem) : Read(source, line, fields, columns, items);
    }

    private static CatalogRow Read(string source, long line, string[] fields, Columns columns, ItemRows items)
    {
        var user = fields[columns.User];
        if (user.Length is 0 or > 64) return Reject("userId: use 1 to 64 characters.");
        var item = fields[columns.Item];
        if (!items.Contains(item)) return Reject($"itemId: no item '{item}' was accepted; add it, or leave the row out.");
        var written = fields[columns.Kind];
        if (!Enum.TryParse<InteractionKind>(written, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || !char.IsAsciiLetter(written[0]))
            return Reject($"kind: '{written}' is unknown; use one of {string.Join(", ", Enum.GetNames<InteractionKind>().Select(name => name.ToLowerInvariant()))}.");
        double? value = null;
        if (columns.Value >= 0 && fields[columns.Value].Length > 0)
        {
            if (!double.TryParse(fields[columns.Value], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return Reject($"value: '{fields[columns.Value]}' is no number.");
            value = number;
        }

        if (kind == InteractionKind.Rating && value is null or < 0 or > 5) return Reject("value: a rating needs stars from 0 to 5.");
        return DateTimeOffset.TryParse(fields[columns.At], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new InteractionRow(new LoggedInteraction(user, item, kind, value, at))
            : Reject($"at: '{fields[columns.At]}' is no time; write it as 2024-07-15T12:40:15Z.");

        RejectedRow Reject(string reason) => new(source, line, reason);
    }

    private readonly record struct Columns(int User, int Item, int Kind, int Value, int At);
}
