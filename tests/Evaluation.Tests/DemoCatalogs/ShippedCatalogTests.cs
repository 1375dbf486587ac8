using System.Text.RegularExpressions;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Tests.DemoCatalogs;

public partial class ShippedCatalogTests
{
    private static readonly DateTimeOffset LogStart = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("movies", 1900)]
    [InlineData("fashion", 1400)]
    public void Items_Shipped_ConformToTheirSchema(string id, int fewest)
    {
        var catalog = ShippedCatalog.Read(id);

        Assert.Equal(id, catalog.Schema.Catalog);
        Assert.True(catalog.Items.Count >= fewest, $"{catalog.Items.Count} items");
        Assert.Equal(catalog.Items.Count, catalog.Items.Select(item => item.Id).Distinct().Count());
        Assert.All(catalog.Items, item =>
        {
            Assert.Matches(ItemId(), item.Id);
            Assert.Equal(item.Title.Trim(), item.Title);
            Assert.NotEqual("", item.Title);
            Assert.False(string.IsNullOrWhiteSpace(item.Text));
            Assert.All(item.Facets, facet => AssertConforms(catalog.Schema, facet.Key, facet.Value));
        });
    }

    [Theory]
    [InlineData("movies")]
    [InlineData("fashion")]
    public void Schema_Shipped_HasTheFacetsOfTheContract(string id)
    {
        string[] contract = id == "movies"
            ? ["genre", "person", "actor", "director", "year", "runtime", "rating", "certificate", "language", "country", "popularity", "similar", "item", "text"]
            : ["category", "brand", "colour", "material", "pattern", "season", "length", "price", "similar", "item", "text"];

        var schema = ShippedCatalog.Read(id).Schema;

        Assert.Equal(contract, schema.Facets.Select(facet => facet.Name));
        foreach (var facet in schema.Facets.Where(facet => !facet.Values.IsDefaultOrEmpty))
            Assert.All(facet.Synonyms.Values, meant => Assert.Contains(meant, facet.Values));
    }

    [Theory]
    [InlineData("genre", 1.0)]
    [InlineData("actor", 0.99)]
    [InlineData("director", 0.99)]
    [InlineData("year", 1.0)]
    [InlineData("runtime", 0.95)]
    [InlineData("rating", 0.60)]
    [InlineData("certificate", 0.90)]
    [InlineData("language", 0.98)]
    [InlineData("country", 1.0)]
    [InlineData("popularity", 1.0)]
    public void Coverage_OfMovieFacet_StaysAboveItsFloor(string facet, double floor) =>
        Assert.InRange(ShippedCatalog.Read("movies").Coverage(facet), floor, 1);

    [Fact]
    public void Coverage_OfFashionFacets_IsComplete()
    {
        var catalog = ShippedCatalog.Read("fashion");
        foreach (var facet in catalog.Schema.Facets.Where(facet => facet.Kind is not (FacetKind.Reference or FacetKind.Text)))
            Assert.Equal(1.0, catalog.Coverage(facet.Name));
    }

    [Theory]
    [InlineData("heist", 40)]
    [InlineData("gore", 60)]
    [InlineData("time travel", 30)]
    [InlineData("feel-good", 80)]
    [InlineData("light", 50)]
    [InlineData("black and white", 80)]
    [InlineData("coming of age", 40)]
    [InlineData("twist ending", 40)]
    [InlineData("superheroes", 50)]
    [InlineData("slow burn", 40)]
    public void Keywords_ThatCommandsName_StandInEnoughTexts(string keyword, int fewest)
    {
        var matching = ShippedCatalog.Read("movies").Items.Count(item => Regex.IsMatch(item.Text!, $@"\b{keyword}\b"));

        Assert.True(matching >= fewest, $"{matching} films with '{keyword}'");
    }

    [Theory]
    [InlineData("skirt")]
    [InlineData("dress")]
    public void Fashion_ClothesWalkThrough_HasCandidatesAtEachStep(string category)
    {
        var found = ShippedCatalog.Read("fashion").Items.Where(item => Is(item, "category", category)).ToArray();
        Assert.True(found.Count(item => Is(item, "length", "short")) >= 10);

        foreach (var condition in new Func<Item, bool>[]
        {
            item => Is(item, "length", "long"),
            item => Is(item, "season", "autumn"),
            item => Is(item, "colour", "light blue"),
            item => item.Values("price")[0].Number is >= 180 and <= 220,
            item => !Is(item, "pattern", "floral"),
        })
        {
            var before = found.Length;
            found = [.. found.Where(condition)];
            Assert.InRange(found.Length, 10, before - 1);
        }
    }

    [Theory]
    [InlineData("movies", 600)]
    [InlineData("fashion", 400)]
    public void Interactions_Shipped_ReferToItemsAndSpanTwoYears(string id, int users)
    {
        var catalog = ShippedCatalog.Read(id);
        var ids = catalog.Items.Select(item => item.Id).ToHashSet();

        Assert.Equal(users, catalog.Interactions.Select(entry => entry.UserId).Distinct().Count());
        Assert.All(catalog.Interactions, entry =>
        {
            Assert.Contains(entry.ItemId, ids);
            Assert.InRange(entry.At, LogStart, LogStart.AddYears(2).AddDays(1));
            Assert.Equal(entry.Kind == InteractionKind.Rating, entry.Value is not null);
            if (entry.Value is { } stars) Assert.InRange(stars, 0.5, 5);
        });
        Assert.True(catalog.Interactions.Select(entry => entry.Kind).Distinct().Count() >= 6);
        Assert.True((catalog.Interactions[^1].At - catalog.Interactions[0].At).TotalDays > 650);
    }

    private static bool Is(Item item, string facet, string value) => item.Values(facet)[0].Matches(value);

    private static void AssertConforms(CatalogSchema schema, string name, IReadOnlyList<FacetValue> values)
    {
        var facet = schema.Find(name);
        Assert.NotNull(facet);
        Assert.True(facet.Covers.IsDefaultOrEmpty, $"{name} covers others and holds no values of its own");
        Assert.NotEmpty(values);
        Assert.Equal(values.Count, values.Select(value => value.ToString()).Distinct().Count());
        if (!facet.Multi) Assert.Single(values);
        foreach (var value in values)
            switch (facet.Kind)
            {
                case FacetKind.Number:
                    Assert.True(value.IsNumber);
                    Assert.InRange(value.Number, facet.Low ?? 0, facet.High ?? 10_000);
                    break;
                case FacetKind.Closed or FacetKind.Ordered:
                    Assert.Contains(value.Text, facet.Values);
                    break;
                case FacetKind.Open:
                    Assert.False(string.IsNullOrWhiteSpace(value.Text));
                    Assert.Equal(value.Text!.Trim(), value.Text);
                    break;
                default:
                    Assert.Fail($"{name} is of kind {facet.Kind}, which items do not hold.");
                    break;
            }
    }

    [GeneratedRegex("^[a-z0-9-]{1,64}$")]
    private static partial Regex ItemId();
}
