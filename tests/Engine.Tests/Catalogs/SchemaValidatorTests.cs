using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Tests.Preferences;

namespace RecOrleans.Engine.Tests.Catalogs;

public class SchemaValidatorTests
{
    private static readonly Facet Genre = new() { Name = "genre", Kind = FacetKind.Closed, Values = ["comedy", "horror"] };

    [Fact]
    public void Validate_SoundSchema_HasNoErrors() => Assert.Empty(SchemaValidator.Validate(Films.Schema));

    public static TheoryData<Facet, string, string> Faulty => new()
    {
        { Genre with { Name = "Genre" }, "name", "lower-case" },
        { Genre with { Name = "feed" }, "name", "taken" },
        { Genre with { Kind = (FacetKind)42 }, "kind", "closed, open, ordered" },
        { Genre with { Values = [] }, "values", "list the legal values" },
        { Genre with { Values = ["comedy", "Comedy"] }, "values", "twice" },
        { Genre with { Values = ["comedy", " "] }, "values", "empty" },
        { Genre with { Kind = FacetKind.Number }, "values", "make the facet closed" },
        { Genre with { Synonyms = ImmutableDictionary<string, string>.Empty.Add("scary", "horrors") }, "synonyms", "horrors" },
        { Genre with { Synonyms = ImmutableDictionary<string, string>.Empty.Add("comedy", "horror") }, "synonyms", "itself a value" },
        { new Facet { Name = "price", Kind = FacetKind.Number, Low = 9, High = 1 }, "low, high", "swap" },
        { new Facet { Name = "price", Kind = FacetKind.Number, Low = double.NaN }, "low", "finite" },
        { new Facet { Name = "brand", Kind = FacetKind.Open, High = 1 }, "low, high", "only a number" },
        { new Facet { Name = "person", Kind = FacetKind.Open, Covers = ["actor"] }, "covers", "no facet of this schema" },
        { new Facet { Name = "person", Kind = FacetKind.Open, Covers = ["person"] }, "covers", "itself" },
        { new Facet { Name = "person", Kind = FacetKind.Open, Covers = ["size"] }, "covers", "another kind" },
        { new Facet { Name = "range", Kind = FacetKind.Number, Covers = ["size"] }, "covers", "only a closed or open" },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void Validate_FacetAgainstItself_NamesFacetFieldAndWayOut(Facet facet, string field, string wayOut)
    {
        var errors = SchemaValidator.Validate(new CatalogSchema { Catalog = "things", Facets = [facet, new Facet { Name = "size", Kind = FacetKind.Number }] });

        Assert.Contains(errors, error => error.StartsWith($"facet '{facet.Name}': {field}: ", StringComparison.Ordinal) && error.Contains(wayOut, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_TwoFacetsOfOneName_NamesIt() =>
        Assert.Contains("rename", Assert.Single(SchemaValidator.Validate(new CatalogSchema { Catalog = "things", Facets = [Genre, Genre with { Kind = FacetKind.Open }] })));

    [Theory]
    [InlineData("")]
    [InlineData("My Films")]
    [InlineData("-films")]
    [InlineData("films\n")]
    public void Validate_CatalogueId_HasItsForm(string id) => Assert.Contains("catalog", Assert.Single(SchemaValidator.Validate(new CatalogSchema { Catalog = id, Facets = [Genre] })));

    [Fact]
    public void Validate_NoFacets_SaysSo() => Assert.Contains("facets", Assert.Single(SchemaValidator.Validate(new CatalogSchema { Catalog = "things", Facets = [] })));
}
