using System.Collections.Immutable;
using System.Globalization;
using RecOrleans.Catalogs;

namespace RecOrleans.Evaluation.DemoCatalogs.Fashion;

/// <summary>Draws clothes: brand and garment decide material, colour, pattern, season and price; titles are unique.</summary>
/// <remarks>
/// On top of the drawn ones stands a stocked assortment of long light-blue skirts and dresses around 200 USD, mostly for autumn, some of them floral:
/// chance alone leaves two or three such items, too few to walk through a feed step by step.
/// </remarks>
internal sealed class FashionGenerator(Random random)
{
    private const int StockedPlain = 18;
    private const int StockedFloral = 6;

    private readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _numbers = [];

    public IReadOnlyList<Item> Generate()
    {
        List<Item> items = [];
        foreach (var garment in FashionVocabulary.Garments)
            for (var n = 0; n < garment.Count; n++)
                items.Add(Draw(garment));

        foreach (var category in new[] { "skirt", "dress" })
        {
            var garment = FashionVocabulary.Garments.Single(garment => garment.Category == category);
            for (var n = 0; n < StockedPlain + StockedFloral; n++) items.Add(Stock(garment, floral: n >= StockedPlain, autumn: n % 4 != 3));
        }

        return items;
    }

    private Item Draw(Garment garment)
    {
        var brand = random.Pick(FashionVocabulary.Brands);
        var material = Material(random.Pick(garment.Materials));
        var colour = random.Pick(FashionVocabulary.Colours.Select(c => (c.Value, brand.Colours.Contains(c.Value) ? 3 * c.Weight : c.Weight)).ToArray());
        var pattern = random.NextDouble() < brand.Plain ? "plain" : random.Pick(brand.Patterns);
        var price = garment.BasePrice * brand.Price * material.Price * Math.Exp(random.NextGaussian(deviation: 0.22));
        return Make(garment, brand, material, colour, pattern, random.Pick(material.Seasons), random.Pick(garment.Lengths), Ticket(price));
    }

    private Item Stock(Garment garment, bool floral, bool autumn)
    {
        var brand = random.Pick(FashionVocabulary.Brands);
        var material = Material(random.Pick(garment.Materials));
        var pattern = floral ? "floral" : random.Pick(["plain", "plain", "striped", "checked", "polka dot"]);
        var season = autumn ? "autumn" : random.Pick(material.Seasons);
        return Make(garment, brand, material, "light blue", pattern, season, "long", random.Next(183, 219));
    }

    private Item Make(Garment garment, Brand brand, Material material, string colour, string pattern, string season, string length, int price)
    {
        string cut, title;
        do
        {
            cut = random.Pick(garment.Cuts);
            title = Title(brand.Name, cut, length, garment.Category, colour, material.Name);
        }
        while (!_titles.Add(title));

        var number = _numbers[garment.Category] = _numbers.GetValueOrDefault(garment.Category) + 1;
        var facets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
        facets["category"] = [garment.Category];
        facets["brand"] = [brand.Name];
        facets["colour"] = [colour];
        facets["material"] = [material.Name];
        facets["pattern"] = [pattern];
        facets["season"] = [season];
        facets["length"] = [length];
        facets["price"] = [price];
        return new Item
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{garment.Category}-{number:000}"),
            Title = title,
            Facets = facets.ToImmutable(),
            Text = Text(garment, brand, material, colour, pattern, season, length, cut),
        };
    }

    /// <summary>The shortest title that is still free: brand, cut, length and category; then with colour; then with material.</summary>
    private string Title(string brand, string cut, string length, string category, string colour, string material)
    {
        var shortest = $"{brand} {cut} {length} {category}";
        if (!_titles.Contains(shortest)) return shortest;
        var coloured = $"{shortest} in {colour}";
        return _titles.Contains(coloured) ? $"{coloured} {material}" : coloured;
    }

    private string Text(Garment garment, Brand brand, Material material, string colour, string pattern, string season, string length, string cut)
    {
        var style = random.Pick(brand.Styles);
        var look = pattern switch
        {
            "plain" => $"in plain {colour}",
            "floral" => $"in {colour} with a floral print",
            "striped" => $"in {colour} with stripes",
            "checked" => $"in {colour} checks",
            "polka dot" => $"in {colour} with polka dots",
            _ => $"in {colour} with an animal print",
        };
        var plural = garment.Category is "jeans" or "trousers" or "shorts" or "sneakers" or "boots" or "sandals";
        var opening = plural ? Capital(cut) : $"{Article(cut)} {cut}";
        return $"{opening} {length} {garment.Category} of {random.Pick(material.Feels)} {material.Name} {look}, with {random.Pick(garment.Details)}. "
            + $"{Capital(style)} style for {random.Pick(FashionVocabulary.Occasions[season])}. {material.Care}";
    }

    private static Material Material(string name) => FashionVocabulary.Materials.Single(material => material.Name == name);

    /// <summary>Prices as shops write them: whole dollars ending in 5 or 9.</summary>
    private static int Ticket(double price)
    {
        var tens = (int)(price / 10) * 10;
        return Math.Max(9, price - tens < 6 ? tens + 5 : tens + 9);
    }

    private static string Article(string word) => "aeio".Contains(char.ToLowerInvariant(word[0])) ? "An" : "A";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
