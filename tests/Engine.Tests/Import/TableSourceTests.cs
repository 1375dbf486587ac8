using RecOrleans.Catalogs;
using RecOrleans.Engine.Import;
using RecOrleans.Testing;

namespace RecOrleans.Engine.Tests.Import;

/// <summary>JSON Lines and CSV, with a schema given or inferred.</summary>
public sealed class TableSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"id\":1,\"title\":\"A\",\"brand\":\"HP\"}\n{\"id\":2,\"title\":\"B\",\"brand\":\"BIC\"}")]
    [InlineData("[{\"id\":1,\"title\":\"A\",\"brand\":\"HP\"},\n {\"id\":2,\"title\":\"B\",\"brand\":\"BIC\"}]")]
    [InlineData("{\n  \"1\": {\"title\":\"A\",\n    \"brand\":\"HP\"},\n  \"2\": {\"title\":\"B\",\"brand\":\"BIC\"}\n}")]
    [InlineData("{\"1\":{\"title\":\"A\",\"brand\":\"HP\"},\"2\":{\"title\":\"B\",\"brand\":\"BIC\"}}")]
    public async Task Json_LinesArrayOrObjectById_AreOneCatalogue(string text)
    {
        var (source, rows) = await Reading.All(null, _folder.Write("Office Things.json", text));

        Assert.Empty(rows.Rejected());
        Assert.Equal([("1", "A", "HP"), ("2", "B", "BIC")], rows.Items().Select(item => (item.Id, item.Title, item.Values("brand")[0].Text!)));
        Assert.Equal("office-things", source.Schema.Catalog);
        Assert.Equal(1, source.Progress.Share);
    }

    [Fact]
    public async Task Json_DocumentThatBreaksOff_KeepsWhatCameBefore()
    {
        var (_, rows) = await Reading.All("jsonl", _folder.Write("things.json", "{\n\"1\": {\"title\":\"A\"},\n\"2\": {\"title\":"));

        Assert.Equal("A", Assert.Single(rows.Items()).Title);
        Assert.Contains("JSON", Assert.Single(rows.Rejected()).Reason);
    }

    [Theory]
    [InlineData("things.jsonl", "", "empty")]
    [InlineData("things.jsonl", "  \n ", "blank")]
    [InlineData("things.jsonl", "<html></html>", "begins with '<'")]
    [InlineData("things.jsonl", "{not json}", "no JSON object")]
    [InlineData("things.csv", "", "empty")]
    [InlineData("things.csv", "id;title\n1;A\n", "no column 'title'")]
    [InlineData("things.csv", "id,title\n", "no row")]
    [InlineData("things.xml", "<a/>", ".xml")]
    public async Task OpenAsync_WrongFile_IsOneClearError(string name, string text, string part) =>
        Assert.Contains(part, (await Assert.ThrowsAsync<ImportException>(() => Reading.All(null, _folder.Write(name, text)))).Message);

    [Fact]
    public async Task OpenAsync_UnknownFormat_NamesTheKnown() =>
        Assert.Contains("package, movielens, jsonl, csv", (await Assert.ThrowsAsync<ImportException>(() => Reading.All("parquet", _folder.Path))).Message);

    [Fact]
    public async Task Csv_Inferred_DecidesKindsBySeenValues()
    {
        var path = _folder.Write("shop.csv", """
            id,title,Brand,price,Shoe Size,added,tags,eco,isbn,description,Story
            1,A,HP,9.99,42,2024-01-31,red|soft,yes,0451,Nice.,"A very long story about a pair of shoes that went round the world and came back again"
            2,B,BIC,"1,200",43,2024/02/01,red,no,0452,,"Another very long story about a pair of shoes that went round the world and came back"
            """);

        var (source, rows) = await Reading.All(null, path);

        Assert.Equal(
            [("brand", FacetKind.Open, false), ("price", FacetKind.Number, false), ("shoe-size", FacetKind.Number, false), ("added", FacetKind.Date, false), ("tags", FacetKind.Open, true), ("eco", FacetKind.Closed, false), ("isbn", FacetKind.Open, false),
                ("similar", FacetKind.Reference, false), ("item", FacetKind.Reference, false), ("text", FacetKind.Text, false)],
            source.Schema.Facets.Select(facet => (facet.Name, facet.Kind, facet.Multi)));
        Assert.Empty(rows.Rejected());
        var item = rows.Items()[0];
        Assert.Equal(["red", "soft"], item.Values("tags").Select(value => value.Text));
        Assert.Equal("Nice.", item.Text);
        Assert.Equal(1200, rows.Items()[1].Values("price")[0].Number);
        Assert.Equal("2024-02-01", rows.Items()[1].Values("added")[0].Text);
    }

    [Fact]
    public async Task Csv_SchemaGiven_RejectsWhatBreaksItAndLeavesOutWhatItDoesNotName()
    {
        var schema = new CatalogSchema { Catalog = "shop", Facets = [new Facet { Name = "price", Kind = FacetKind.Number }, new Facet { Name = "brand", Kind = FacetKind.Open }] };
        var path = _folder.Write("x.csv", "id,title,price,brand,colour\n1,A,9,HP,red\n2,B,cheap,BIC,red\n3,C,1\n4,\"Say \"\"D\"\"\",,HP|BIC,\n");

        var (source, rows) = await Reading.All("csv", path, new CatalogSourceOptions { Schema = schema, Catalog = "my-shop", Separator = ';' });

        Assert.Equal("my-shop", source.Schema.Catalog);
        Assert.Equal(["A", "Say \"D\""], rows.Items().Select(item => item.Title));
        Assert.Equal("HP|BIC", rows.Items()[1].Values("brand")[0].Text);
        Assert.Equal([3, 4], rows.Rejected().Select(row => row.Line));
    }

    [Fact]
    public async Task Tsv_Tabs_AreTheDelimiter() =>
        Assert.Equal("HP", Assert.Single((await Reading.All(null, _folder.Write("x.tsv", "id\ttitle\tbrand\n1\tA, too\tHP\n"))).Rows.Items()).Values("brand")[0].Text);

    [Fact]
    public async Task ImportTally_RowsOfEverySort_CountsReasonsAsKindsAndKeepsTwentyExamples()
    {
        var lines = Enumerable.Range(1, 40).Select(n => n % 4 == 0 ? $$"""{"id":"{{n}}","title":"T","price":{{n}}}""" : $$"""{"id":"{{n}}","title":"T","price":"about {{n}}"}""");
        var schema = new CatalogSchema { Catalog = "shop", Facets = [new Facet { Name = "price", Kind = FacetKind.Number }] };
        var tally = new ImportTally();
        foreach (var row in (await Reading.All(null, _folder.Write("x.jsonl", string.Join('\n', lines)), new CatalogSourceOptions { Schema = schema })).Rows) tally.Count(row);

        var report = tally.Report();

        Assert.Equal((40, 10, 0, 30), (report.Rows, report.Items, report.Interactions, report.Rejected));
        Assert.Equal(30, Assert.Single(report.Reasons).Value);
        Assert.Equal(20, report.Examples.Length);
    }

    [Fact]
    public async Task OfficeItems_TheRealFile_ImportsWhole()
    {
        var path = Testing.Repository.SharedData is { } data ? Path.Combine(data, "amazon-office", "items.json") : "";
        Assert.SkipWhen(!File.Exists(path), "amazon-office/items.json is not here.");

        var (source, rows) = await Reading.All(null, path);

        Assert.Equal(FacetKind.Open, source.Schema.Find("brand")!.Kind);
        Assert.Equal(3459, rows.Count);
        Assert.True(rows.Rejected().Count < 35, string.Join("\n", rows.Rejected().Take(5)));
    }
}
