using RecOrleans.Catalogs;
using RecOrleans.Commands;

namespace RecOrleans.Language.Grounding;

/// <summary>What an edit is about, as far as it matters to how often a reader gets it right.</summary>
internal enum EditKind
{
    /// <summary>A value of a closed or ordered facet.</summary>
    Closed,

    /// <summary>A value of an open facet.</summary>
    Open,

    /// <summary>A bound or a range of a number or a date.</summary>
    Number,

    /// <summary>An item, by number or title.</summary>
    Reference,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A withdrawal.</summary>
    Removal,

    /// <summary>A wish about the feed as a whole.</summary>
    Tool,
}

internal static class EditKinds
{
    public static EditKind Of(Edit edit, CatalogSchema schema) => edit switch
    {
        AddEdit add => schema.Find(add.Facet)?.Kind switch
        {
            FacetKind.Closed or FacetKind.Ordered => EditKind.Closed,
            FacetKind.Open => EditKind.Open,
            FacetKind.Number or FacetKind.Date => EditKind.Number,
            FacetKind.Reference => EditKind.Reference,
            _ => EditKind.Text,
        },
        ToolEdit => EditKind.Tool,
        _ => EditKind.Removal,
    };
}
