using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.DemoCatalogs.Simulation;

namespace RecOrleans.Evaluation.DemoCatalogs.Fashion;

/// <summary>The fashion catalogue: about 1,500 invented clothes and 400 simulated shoppers.</summary>
public static class FashionCatalog
{
    /// <summary>Facets of the contract's fashion schema, with the known values and other words for them.</summary>
    public static CatalogSchema Schema { get; } = new()
    {
        Catalog = "fashion",
        Facets =
        [
            Open("category", FashionVocabulary.Garments.Select(garment => garment.Category),
                ("handbag", "bag"), ("purse", "bag"), ("jumper", "sweater"), ("pullover", "sweater"), ("trainers", "sneakers"), ("tee", "t-shirt"),
                ("tee shirt", "t-shirt"), ("pants", "trousers"), ("blouse", "shirt"), ("gown", "dress"), ("overcoat", "coat"), ("shawl", "scarf")),
            Open("brand", FashionVocabulary.Brands.Select(brand => brand.Name)),
            Open("colour", FashionVocabulary.Colours.Select(colour => colour.Value),
                ("sky blue", "light blue"), ("pale blue", "light blue"), ("baby blue", "light blue"), ("dark blue", "navy"), ("gray", "grey"), ("wine red", "burgundy"),
                ("maroon", "burgundy"), ("khaki", "olive"), ("cream", "beige"), ("sand", "beige"), ("camel", "beige"), ("violet", "purple"), ("scarlet", "red")),
            Open("material", FashionVocabulary.Materials.Select(material => material.Name), ("rayon", "viscose"), ("jean", "denim"), ("satin", "silk")),
            Open("pattern", FashionVocabulary.Patterns,
                ("flowery", "floral"), ("flowers", "floral"), ("flower print", "floral"), ("stripes", "striped"), ("stripy", "striped"), ("plaid", "checked"),
                ("tartan", "checked"), ("checks", "checked"), ("solid", "plain"), ("unpatterned", "plain"), ("dots", "polka dot"), ("polka dots", "polka dot"),
                ("spotted", "polka dot"), ("leopard", "animal print"), ("zebra", "animal print"), ("snakeskin", "animal print")),
            new Facet
            {
                Name = "season",
                Kind = FacetKind.Closed,
                Values = ["spring", "summer", "autumn", "winter"],
                Synonyms = ImmutableDictionary<string, string>.Empty.Add("fall", "autumn"),
            },
            Open("length", FashionVocabulary.Garments.SelectMany(garment => garment.Lengths).Select(length => length.Value).Distinct(),
                ("maxi", "long"), ("floor-length", "long"), ("ankle-length", "long"), ("full-length", "long"), ("mini", "short"), ("knee-length", "knee"),
                ("medium", "midi"), ("calf-length", "midi")),
            new Facet { Name = "price", Kind = FacetKind.Number, Unit = "USD" },
            new Facet { Name = "similar", Kind = FacetKind.Reference },
            new Facet { Name = "item", Kind = FacetKind.Reference },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };

    public static DemoCatalog Create(int seed)
    {
        var items = new FashionGenerator(new Random(seed)).Generate();
        return new DemoCatalog(Schema, items, new TasteSimulation(FashionShoppers.Settings(seed + 1), items).Run());
    }

    private static Facet Open(string name, IEnumerable<string> values, params ReadOnlySpan<(string Said, string Meant)> synonyms)
    {
        var facet = new Facet { Name = name, Kind = FacetKind.Open, Values = [.. values] };
        foreach (var (said, meant) in synonyms) facet = facet with { Synonyms = facet.Synonyms.Add(said, meant) };
        return facet;
    }
}
