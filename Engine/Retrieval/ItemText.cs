using System.Text;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Retrieval;

/// <summary>What an item says in words. Numbers and dates are left out: they are compared, never embedded.</summary>
public static class ItemText
{
    /// <summary>Title, the values of closed, open and ordered facets, and the free text.</summary>
    public static string Of(CatalogSchema schema, Item item)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(item);
        var text = new StringBuilder(item.Title);
        foreach (var facet in schema.Facets)
            if (facet.Kind is FacetKind.Closed or FacetKind.Open or FacetKind.Ordered)
                foreach (var value in item.Values(facet.Name))
                    text.Append(" . ").Append(value);
        if (item.Text is { Length: > 0 } description) text.Append(" . ").Append(description);
        return text.ToString();
    }
}
