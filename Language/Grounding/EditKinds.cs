using RecOrleans.Catalogs;
using RecOrleans.Commands;

namespace RecOrleans.Language.Grounding;

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
