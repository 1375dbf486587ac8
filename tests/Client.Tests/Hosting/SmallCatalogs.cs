using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Client.Api;

namespace RecOrleans.Client.Tests.Hosting;

/// <summary>Two catalogues that fit in a test: films and clothes.</summary>
internal static class SmallCatalogs
{
    public static readonly CatalogSchema Movies = Schema("""
        {"catalog":"movies","facets":[
         {"name":"genre","kind":"closed","multi":true,"values":["action","comedy","crime","drama","horror","romance","sci-fi","thriller"]},
         {"name":"director","kind":"open","multi":true},
         {"name":"year","kind":"number","unit":"year"},
         {"name":"runtime","kind":"number","unit":"minutes"},
         {"name":"rating","kind":"number","unit":"stars","low":0,"high":5},
         {"name":"certificate","kind":"ordered","values":["G","PG","PG-13","R"]},
         {"name":"similar","kind":"reference"},{"name":"item","kind":"reference"},{"name":"text","kind":"text"}]}
        """);

    public static readonly CatalogSchema Fashion = Schema("""
        {"catalog":"fashion","facets":[
         {"name":"category","kind":"closed","values":["skirt","dress","coat","shirt","trousers"]},
         {"name":"brand","kind":"open"},{"name":"colour","kind":"open","multi":true},{"name":"pattern","kind":"open"},
         {"name":"length","kind":"ordered","values":["short","knee","long"]},
         {"name":"price","kind":"number","unit":"USD"},
         {"name":"similar","kind":"reference"},{"name":"item","kind":"reference"},{"name":"text","kind":"text"}]}
        """);

    public static readonly ImmutableArray<Item> MovieItems = [.. """
        Alien|horror,sci-fi|Ridley Scott|1979|117|4.3|R
        Airplane!|comedy|Jim Abrahams,David Zucker|1980|88|4|PG
        Blade Runner|sci-fi,thriller|Ridley Scott|1982|117|4.1|R
        Heat|action,crime,thriller|Michael Mann|1995|170|4.2|R
        Before Sunrise|drama,romance|Richard Linklater|1995|101|4.1|R
        Fargo|comedy,crime,thriller|Joel Coen,Ethan Coen|1996|98|4.2|R
        Groundhog Day|comedy,romance|Harold Ramis|1993|101|4|PG
        The Matrix|action,sci-fi|Lana Wachowski,Lilly Wachowski|1999|136|4.3|R
        The Truman Show|comedy,drama|Peter Weir|1998|103|4|PG
        The Shining|horror|Stanley Kubrick|1980|146|4.2|R
        Toy Story|comedy|John Lasseter|1995|81|4.1|G
        Se7en|crime,thriller|David Fincher|1995|127|4.3|R
        Galaxy Quest|comedy,sci-fi|Dean Parisot|1999|102|3.8|PG
        Scream|horror,thriller|Wes Craven|1996|111|3.7|R
        Notting Hill|comedy,romance|Roger Michell|1999|124|3.6|PG-13
        Gattaca|drama,sci-fi|Andrew Niccol|1997|106|3.9|PG-13
        Speed|action,thriller|Jan de Bont|1994|116|3.7|R
        Clueless|comedy,romance|Amy Heckerling|1995|97|3.5|PG-13
        Moon|drama,sci-fi|Duncan Jones|2009|97|4|R
        Amélie|comedy,romance|Jean-Pierre Jeunet|2001|122|4.2|R
        Inception|action,sci-fi,thriller|Christopher Nolan|2010|148|4.3|PG-13
        Up|comedy,drama|Pete Docter|2009|96|4.1|PG
        Get Out|horror,thriller|Jordan Peele|2017|104|3.9|R
        Arrival|drama,sci-fi|Denis Villeneuve|2016|116|4|PG-13
        Paddington 2|comedy|Paul King|2017|103|4.1|PG
        """.Split('\n').Select((line, n) => Movie(n + 1, line.Trim().Split('|')))];

    public static readonly ImmutableArray<Item> FashionItems = [.. """
        Pleated mini skirt|skirt|Norrland|black|plain|short|120
        Tweed mini skirt|skirt|Aster & Finch|brown,cream|check|short|180
        Wool midi skirt|skirt|Norrland|grey|plain|knee|210
        Flowing maxi skirt|skirt|Maison Livre|light blue|plain|long|195
        Linen maxi skirt|skirt|Kobo|white|plain|long|140
        Garden dress|dress|Maison Livre|pink,green|floral|knee|220
        Evening column dress|dress|Maison Livre|navy|plain|long|390
        Wrap dress|dress|Kobo|red|plain|knee|160
        Meadow maxi dress|dress|Aster & Finch|light blue|floral|long|205
        Duffle coat|coat|Norrland|camel|plain|knee|340
        Rain coat|coat|Kobo|yellow|plain|knee|150
        Oxford shirt|shirt|Aster & Finch|light blue|stripe|short|90
        Barrel trousers|trousers|Kobo|olive|plain|long|130
        """.Split('\n').Select((line, n) => Garment(n + 1, line.Trim().Split('|')))];

    /// <summary>The clothes as an import under another id.</summary>
    public static async IAsyncEnumerable<ImportLine> Lines(string catalog)
    {
        await Task.Yield();
        var schema = Fashion with { Catalog = catalog };
        yield return new ImportLine(Schema: schema);
        foreach (var item in FashionItems) yield return new ImportLine(Item: new ImportItem(item.Id, item.Title, ItemFacets.Of(item, schema), item.Text));
    }

    private static CatalogSchema Schema(string json) => JsonSerializer.Deserialize<CatalogSchema>(json, Json.Options)!;

    private static Item Movie(int n, string[] cells) => new()
    {
        Id = $"m{n}",
        Title = cells[0],
        Facets = Facets(("genre", cells[1]), ("director", cells[2]), ("year", cells[3]), ("runtime", cells[4]), ("rating", cells[5]), ("certificate", cells[6])),
    };

    private static Item Garment(int n, string[] cells) => new()
    {
        Id = $"g{n}",
        Title = cells[0],
        Facets = Facets(("category", cells[1]), ("brand", cells[2]), ("colour", cells[3]), ("pattern", cells[4]), ("length", cells[5]), ("price", cells[6])),
    };

    private static ImmutableDictionary<string, ImmutableArray<FacetValue>> Facets(params (string Name, string Values)[] facets) =>
        facets.ToImmutableDictionary(facet => facet.Name, facet => facet.Values.Split(',').Select(Value).ToImmutableArray());

    private static FacetValue Value(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : text;
}
