using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Tests.Preferences;

namespace RecOrleans.Engine.Tests.Catalogs;

public class ItemValidatorTests
{
    [Theory]
    [InlineData("genre", "HORROR", "horror")]
    [InlineData("genre", "scary", "horror")]
    [InlineData("genre", "Sci Fi", "sci-fi")]
    [InlineData("certificate", "pg13", "PG-13")]
    [InlineData("actor", "  Ann   Lee ", "Ann Lee")]
    [InlineData("runtime", "120", "120")]
    [InlineData("runtime", "120 min", "120")]
    [InlineData("runtime", "1,299", "1299")]
    [InlineData("rating", " 4.5 ", "4.5")]
    [InlineData("released", "2024/03/31", "2024-03-31")]
    [InlineData("released", "31 March 2024", "2024-03-31")]
    [InlineData("released", "2024-03-31T22:10:00Z", "2024-03-31")]
    public void Normalise_ClearValue_TakesTheCataloguesForm(string facet, string written, string value)
    {
        var (item, errors) = Normalise((facet, [written]));

        Assert.Empty(errors);
        Assert.Equal(value, item!.Values(facet)[0].ToString());
        Assert.Equal(Films.Schema.Find(facet)!.Kind == FacetKind.Number, item.Values(facet)[0].IsNumber);
    }

    [Theory]
    [InlineData("genre", "polka", "comedy, horror")]
    [InlineData("runtime", "long", "number in minutes")]
    [InlineData("runtime", "120 pages", "number")]
    [InlineData("rating", "7", "0 to 5")]
    [InlineData("released", "next spring", "yyyy-MM-dd")]
    [InlineData("person", "Ann Lee", "actor or director")]
    [InlineData("text", "funny", "item's text")]
    [InlineData("similar", "m1", "reference")]
    [InlineData("colour", "red", "no facet")]
    public void Normalise_ValueAgainstTheSchema_NamesItemFacetAndWayOut(string facet, string written, string wayOut)
    {
        var (item, errors) = Normalise((facet, [written]));

        Assert.Null(item);
        var error = Assert.Single(errors);
        Assert.StartsWith($"item 'm1': {facet}: ", error);
        Assert.Contains(wayOut, error);
    }

    [Fact]
    public void Normalise_TwoValuesOfASingleValuedFacet_IsRefusedUnlessTheyAreOne()
    {
        Assert.Contains("keep one", Assert.Single(Normalise(("certificate", ["PG", "R"])).Errors));
        Assert.Single(Normalise(("certificate", ["PG", "pg"])).Item!.Values("certificate"));
    }

    [Fact]
    public void Normalise_SeveralFaults_ReportsAll() => Assert.Equal(2, Normalise(("genre", ["polka"]), ("runtime", ["long"])).Errors.Length);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("käse")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Normalise_IdForm_IsChecked(string id) =>
        Assert.Contains(": id: ", Assert.Single(ItemValidator.Normalise(Films.Schema, new Item { Id = id, Title = "A film" }).Errors));

    [Fact]
    public void Normalise_BlankTitle_IsRefused() => Assert.Contains(": title: ", Assert.Single(ItemValidator.Normalise(Films.Schema, new Item { Id = "m1", Title = " " }).Errors));

    [Fact]
    public void Normalise_LongText_IsCutWithoutBreakingALetter()
    {
        var text = new string('x', ItemValidator.MaxTextLength - 1) + "😀 and more";
        var (item, _) = ItemValidator.Normalise(Films.Schema, new Item { Id = "m1", Title = "A film", Text = text });
        Assert.Equal(new string('x', ItemValidator.MaxTextLength - 1), item!.Text);
    }

    [Fact]
    public void Normalise_Twice_ChangesNothing()
    {
        var (once, _) = Normalise(("genre", ["Scary", "comedy"]), ("runtime", ["90 min"]), ("released", ["2024/03/31"]));
        var (twice, _) = ItemValidator.Normalise(Films.Schema, once!);
        Assert.All(once!.Facets, facet => Assert.Equal(facet.Value, twice!.Values(facet.Key)));
    }

    private static (Item? Item, ImmutableArray<string> Errors) Normalise(params (string Facet, string[] Values)[] facets) => ItemValidator.Normalise(Films.Schema, new Item
    {
        Id = "m1",
        Title = "A film",
        Facets = facets.ToImmutableDictionary(facet => facet.Facet, facet => facet.Values.Select(value => (FacetValue)value).ToImmutableArray()),
    });
}
