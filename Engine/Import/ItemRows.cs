using System.Collections.Immutable;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>Turns raw items of one file into rows, and remembers which ids there are.</summary>
internal sealed class ItemRows(CatalogSchema schema, string source)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public bool Contains(string id) => _ids.Contains(id);

    public CatalogRow Accept(long line, RawItem item) => Accept(line, item.ToItem(schema));

    public CatalogRow Accept(long line, (Item? Item, ImmutableArray<string> Errors) normalised)
    {
        if (normalised.Item is not { } item) return Reject(line, string.Join(" ", normalised.Errors));
        return _ids.Add(item.Id) ? new ItemRow(item) : Reject(line, $"item '{item.Id}': id: another item has it; ids are unique in a catalogue.");
    }

    public RejectedRow Reject(long line, string reason) => new(source, line, reason);
}
