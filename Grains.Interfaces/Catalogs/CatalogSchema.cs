using System.Collections.Immutable;

namespace RecOrleans.Catalogs;

/// <summary>What a catalogue's items look like: its facets in the order in which they are shown.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.CatalogSchema")]
public sealed record CatalogSchema
{
    /// <summary>Id of the catalogue: lower-case letters, digits and dashes.</summary>
    [Id(0)]
    public required string Catalog { get; init; }

    [Id(1)]
    public required ImmutableArray<Facet> Facets { get; init; }

    /// <summary>The facet of that name (letter case aside), or null.</summary>
    public Facet? Find(string name)
    {
        foreach (var facet in Facets)
            if (string.Equals(facet.Name, name, StringComparison.OrdinalIgnoreCase))
                return facet;
        return null;
    }
}
