using System.Text;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Retrieval;

/// <summary>What an item says in words. Numbers and dates are left out: they are compared, never embedded.</summary>
public static class ItemText
{
    /// <summary>Title, the values of closed, open and ordered facets, and the free text.</summary>
    public static string Of(CatalogSchema schema, Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Join(item.Title, schema, item, static kind => kind is FacetKind.Closed or FacetKind.Open or FacetKind.Ordered);
    }

    /// <summary>What describes an item: without its title and the values of open facets, which are mostly names.</summary>
    public static string Description(CatalogSchema schema, Item item) => Join("", schema, item, static kind => kind is FacetKind.Closed or FacetKind.Ordered);

    private static string Join(string first, CatalogSchema schema, Item item, Func<FacetKind, bool> isRead)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(item);
        var text = new StringBuilder(first);
        foreach (var facet in schema.Facets)
            if (isRead(facet.Kind))
                foreach (var value in item.Values(facet.Name))
                    text.Append(" . ").Append(value);
        if (item.Text is { Length: > 0 } description) text.Append(" . ").Append(description);
        return text.ToString();
    }
}
