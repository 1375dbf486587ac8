using System.Collections.Immutable;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>The facets of films, whoever's list they come from. Words for languages and countries are the list's own matter: one says USA, another United States.</summary>
public static class MovieSchema
{
    public static CatalogSchema Create() => new()
    {
        Catalog = "movies",
        Facets =
        [
            new Facet
            {
                Name = "genre",
                Kind = FacetKind.Closed,
                Multi = true,
                Values =
                [
                    "action", "adventure", "animation", "children", "comedy", "crime", "documentary", "drama", "fantasy", "film-noir", "horror", "musical",
                    "mystery", "romance", "sci-fi", "thriller", "war", "western",
                ],
                Synonyms = new Dictionary<string, string>
                {
                    ["science fiction"] = "sci-fi",
                    ["scary"] = "horror",
                    ["funny"] = "comedy",
                    ["cartoon"] = "animation",
                    ["love story"] = "romance",
                    ["kids"] = "children",
                }.ToImmutableDictionary(),
            },
            new Facet { Name = "person", Kind = FacetKind.Open, Multi = true, Covers = ["actor", "director"] },
            new Facet { Name = "actor", Kind = FacetKind.Open, Multi = true },
            new Facet { Name = "director", Kind = FacetKind.Open, Multi = true },
            new Facet { Name = "year", Kind = FacetKind.Number, Unit = "year" },
            new Facet { Name = "runtime", Kind = FacetKind.Number, Unit = "minutes" },
            new Facet { Name = "rating", Kind = FacetKind.Number, Unit = "stars", Low = 0, High = 5 },
            new Facet { Name = "certificate", Kind = FacetKind.Ordered, Values = ["G", "PG", "PG-13", "R", "NC-17"] },
            new Facet { Name = "language", Kind = FacetKind.Open },
            new Facet { Name = "country", Kind = FacetKind.Open },
            new Facet { Name = "popularity", Kind = FacetKind.Closed, Values = ["obscure", "well-known"] },
            new Facet { Name = "similar", Kind = FacetKind.Reference },
            new Facet { Name = "item", Kind = FacetKind.Reference },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };
}
