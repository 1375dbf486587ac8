using System.Diagnostics;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Import;
using RecOrleans.Testing;

namespace RecOrleans.Engine.Tests.Import;

public sealed class MovieLensSourceTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Usual Suspects, The (1995)", "The Usual Suspects", 1995, "")]
    [InlineData("Toy Story (1995)", "Toy Story", 1995, "")]
    [InlineData("Visitors, The (Visiteurs, Les) (1993)", "The Visitors", 1993, "Les Visiteurs")]
    [InlineData("Seven (a.k.a. Se7en) (1995)", "Seven", 1995, "Se7en")]
    [InlineData("Shanghai Triad (Yao a yao yao dao waipo qiao) (1995) ", "Shanghai Triad", 1995, "Yao a yao yao dao waipo qiao")]
    [InlineData("Death Note: Desu nôto (2006–2007)", "Death Note: Desu nôto", 2006, "")]
    [InlineData("Birdman: Or (The Unexpected Virtue of Ignorance) (2014)", "Birdman: Or (The Unexpected Virtue of Ignorance)", 2014, "")]
    [InlineData("(500) Days of Summer (2009)", "(500) Days of Summer", 2009, "")]
    [InlineData("Avventura, L' (Adventure, The) (1960)", "L'Avventura", 1960, "The Adventure")]
    [InlineData("Babylon 5", "Babylon 5", null, "")]
    [InlineData("2001: A Space Odyssey (1968)", "2001: A Space Odyssey", 1968, "")]
    public async Task Title_OfMovieLens_IsTakenApart(string written, string title, int? year, string other)
    {
        Write($"1,\"{written}\",Drama", "1,1,4.0,964982703");

        var item = Assert.Single((await Reading.All("movielens", _folder.Path)).Rows.Items());

        Assert.Equal(title, item.Title);
        Assert.Equal(year is null ? [] : [(FacetValue)year], item.Values("year"));
        if (other.Length > 0) Assert.Contains(other, item.Text);
    }

    [Fact]
    public async Task ReadAsync_Folder_MakesFacetsTextAndRatings()
    {
        Write(
            "1,Alpha (1995),Sci-Fi|Children|IMAX\n2,Beta (1999),(no genres listed)\n3,Gamma (2001),Comedy",
            string.Join('\n', Enumerable.Range(1, 20).Select(user => $"{user},1,5.0,964982703")) + "\n1,2,1.0,964982703",
            "1,1,robots,1\n2,1,Robots,1\n3,1,toys,1",
            """{"movieId":1,"title":"Alpha","directors":["Ann Lee"],"cast":["Bo Dee","Cy Eff"],"runtime":81,"certificate":"G","language":"English","country":null,"keywords":["toy"],"overview":"A robot wakes."}""");

        var (source, rows) = await Reading.All("movielens", _folder.Path);

        Assert.Empty(rows.Rejected());
        var items = rows.Items();
        Assert.Equal(["sci-fi", "children"], items[0].Values("genre").Select(value => value.Text));
        Assert.Equal(["Bo Dee", "Cy Eff"], items[0].Values("actor").Select(value => value.Text));
        Assert.Equal("Ann Lee", items[0].Values("director")[0].Text);
        Assert.Equal((81, "G", "English"), (items[0].Values("runtime")[0].Number, items[0].Values("certificate")[0].Text, items[0].Values("language")[0].Text));
        Assert.Empty(items[0].Values("country"));
        Assert.Equal("toy, robots, toys. A robot wakes.", items[0].Text);
        // 20 fives and 5 of the overall mean 101/21: between both.
        Assert.Equal(Math.Round((100 + (5 * 101.0 / 21)) / 25, 2), items[0].Values("rating")[0].Number);
        Assert.Empty(items[1].Values("genre"));
        Assert.Equal("obscure", items[2].Values("popularity")[0].Text);
        Assert.Empty(items[2].Values("rating"));
        Assert.Equal(21, rows.OfType<InteractionRow>().Count());
        Assert.Equal("movies", source.Schema.Catalog);
        Assert.Equal(1, source.Progress.Share);
    }

    [Fact]
    public async Task ReadAsync_MalformedRows_AreRejectedWithFileAndLine()
    {
        Write(
            "1,Alpha (1995),Drama\nx y,Beta (1999),Drama\n3,Gamma (2001),Polka\n4,Delta\n1,Alpha again (1995),Drama",
            "1,1,4.0,964982703\n1,99,4.0,964982703\n1,1,eleven,964982703\n1,1,11,964982703\n1,1,4.0,yesterday\n1,1\n,1,4.0,964982703",
            "1,1,,1",
            "not json\n{\"title\":\"Nobody\"}");

        var rows = (await Reading.All("movielens", _folder.Path)).Rows;

        Assert.Equal("Alpha", Assert.Single(rows.Items()).Title);
        Assert.Single(rows.OfType<InteractionRow>());
        Assert.Equal(
            [("movies.jsonl", 1), ("movies.jsonl", 2), ("tags.csv", 2), ("movies.csv", 3), ("movies.csv", 4), ("movies.csv", 5), ("movies.csv", 6),
                ("ratings.csv", 3), ("ratings.csv", 4), ("ratings.csv", 5), ("ratings.csv", 6), ("ratings.csv", 7), ("ratings.csv", 8)],
            rows.Rejected().Select(row => (row.Source, (int)row.Line)));
    }

    [Fact]
    public async Task ReadAsync_Twice_GivesTheSameRows()
    {
        Write("1,Alpha (1995),Drama", "1,1,4.0,964982703");
        await using var source = MovieLensSource.Open(_folder.Path, new CatalogSourceOptions());

        for (var pass = 0; pass < 2; pass++)
        {
            var count = 0;
            await foreach (var row in source.ReadAsync(TestContext.Current.CancellationToken)) count += row is RejectedRow ? 100 : 1;
            Assert.Equal(2, count);
        }
    }

    [Fact]
    public async Task OpenAsync_NoRatings_NamesTheFile()
    {
        _folder.Write("movies.csv", "movieId,title,genres\n1,Alpha (1995),Drama\n");
        Assert.Contains("ratings.csv", (await Assert.ThrowsAsync<ImportException>(() => Reading.All("movielens", _folder.Path))).Message);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Stops()
    {
        Write("1,Alpha (1995),Drama", "1,1,4.0,964982703");
        await using var source = MovieLensSource.Open(_folder.Path, new CatalogSourceOptions());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in source.ReadAsync(new CancellationToken(canceled: true))) Assert.NotNull(row);
        });
    }

    [Fact]
    public async Task ReadAsync_MlLatestSmallEnriched_ImportsWhole()
    {
        var folder = Testing.Repository.SharedData is { } data ? Path.Combine(data, "ml-latest-small") : "";
        Assert.SkipWhen(!Directory.Exists(folder), "ml-latest-small is not here.");
        var enriched = Path.Combine(folder, "..", "movies-enriched", "movies.jsonl");
        Assert.SkipWhen(!File.Exists(enriched), "movies-enriched is not here.");
        var clock = Stopwatch.StartNew();
        var tally = new ImportTally();
        var items = new List<Item>();
        await using var source = await CatalogSources.OpenAsync("movielens", folder, new CatalogSourceOptions { Enriched = enriched }, TestContext.Current.CancellationToken);

        await foreach (var row in source.ReadAsync(TestContext.Current.CancellationToken))
        {
            tally.Count(row);
            if (row is ItemRow item) items.Add(item.Item);
        }

        var report = tally.Report();
        output.WriteLine($"{report.Rows} rows in {clock.ElapsedMilliseconds} ms: {report.Items} items, {report.Interactions} interactions, {report.Rejected} rejected.");
        foreach (var (reason, count) in report.Reasons) output.WriteLine($"{count} x {reason}");
        foreach (var facet in source.Schema.Facets) output.WriteLine($"{facet.Name}: {items.Count(item => item.Values(facet.Name).Length > 0)}");
        Assert.Equal((9742, 100_836, 0), (report.Items, report.Interactions, report.Rejected));
        Assert.Equal(1, source.Progress.Share);
        var usual = Assert.Single(items, item => item.Title == "The Usual Suspects");
        Assert.Equal((1995, "R", "well-known"), (usual.Values("year")[0].Number, usual.Values("certificate")[0].Text, usual.Values("popularity")[0].Text));
        Assert.InRange(usual.Values("rating")[0].Number, 4, 4.5);
        Assert.InRange(items.Count(item => item.Values("popularity").Any(value => value.Text == "well-known")), 900, 1050);
    }

    private void Write(string movies, string ratings, string? tags = null, string? enriched = null)
    {
        _folder.Write("movies.csv", $"movieId,title,genres\n{movies}\n");
        _folder.Write("ratings.csv", $"userId,movieId,rating,timestamp\n{ratings}\n");
        if (tags is not null) _folder.Write("tags.csv", $"userId,movieId,tag,timestamp\n{tags}\n");
        if (enriched is not null) _folder.Write("movies.jsonl", enriched);
    }
}
