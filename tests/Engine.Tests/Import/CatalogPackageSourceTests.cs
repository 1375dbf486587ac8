using RecOrleans.Engine.Import;
using RecOrleans.Interactions;
using RecOrleans.Testing;

namespace RecOrleans.Engine.Tests.Import;

public sealed class CatalogPackageSourceTests : IDisposable
{
    private const string Schema = """{"catalog":"films","facets":[{"name":"genre","kind":"closed","values":["comedy","horror"],"multi":true},{"name":"year","kind":"number"},{"name":"text","kind":"text"}]}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_SoundPackage_GivesItemsThenInteractions()
    {
        Write("""{"id":"a","title":"A","facets":{"genre":["Comedy"],"year":[1999]},"text":"light"}""" + "\n", "userId,itemId,kind,value,at\nu1,a,rating,4.5,2024-07-15T12:40:15Z\nu1,a,seen,,2024-07-15T12:41:00Z\n");

        var (source, rows) = await Reading.All("package", _folder.Path);

        var item = Assert.Single(rows.Items());
        Assert.Equal(("a", "comedy", 1999, "light"), (item.Id, item.Values("genre")[0].Text, item.Values("year")[0].Number, item.Text));
        Assert.IsType<ItemRow>(rows[0]);
        Assert.Equal(
            [new LoggedInteraction("u1", "a", InteractionKind.Rating, 4.5, new DateTimeOffset(2024, 7, 15, 12, 40, 15, TimeSpan.Zero)), new LoggedInteraction("u1", "a", InteractionKind.Seen, null, new DateTimeOffset(2024, 7, 15, 12, 41, 0, TimeSpan.Zero))],
            rows.OfType<InteractionRow>().Select(row => row.Interaction));
        Assert.Equal("films", source.Schema.Catalog);
        Assert.Equal(1, source.Progress.Share);
    }

    [Theory]
    [InlineData("""{"id":"b","title":"B","facets":{"genre":["polka"]}}""", "genre")]
    [InlineData("""{"id":"b","title":"B","facets":{"year":["long ago"]}}""", "year")]
    [InlineData("""{"id":"b","title":"B","facets":{"year":[1999,2000]}}""", "year")]
    [InlineData("""{"id":"b","title":"B","facets":{"colour":["red"]}}""", "colour")]
    [InlineData("""{"id":"b b","title":"B"}""", "id")]
    [InlineData("""{"id":"b","title":""}""", "title")]
    [InlineData("""{"id":"b"}""", "title")]
    [InlineData("""{"title":"B"}""", "id")]
    [InlineData("""{"id":"a","title":"A again"}""", "unique")]
    [InlineData("""{"id":"b","title":"B","facets":{"genre":[{}]}}""", "facet value")]
    [InlineData("""{"id":"b","title":"B","facets":7}""", "facets")]
    [InlineData("""[1,2]""", "object")]
    [InlineData("""{"id":"b",""", "JSON")]
    [InlineData("plain words", "JSON")]
    public async Task ReadAsync_MalformedItem_IsRejectedWithItsLineAndTheOthersPass(string line, string part)
    {
        Write($$"""{"id":"a","title":"A"}{{"\n\n"}}{{line}}{{"\n"}}{"id":"z","title":"Z"}""");

        var (_, rows) = await Reading.All("package", _folder.Path);

        Assert.Equal(["a", "z"], rows.Items().Select(item => item.Id));
        var rejected = Assert.Single(rows.Rejected());
        Assert.Equal(("items.jsonl", 3), (rejected.Source, rejected.Line));
        Assert.Contains(part, rejected.Reason);
    }

    [Theory]
    [InlineData("u1,zzz,click,,2024-07-15T12:40:15Z", "zzz")]
    [InlineData(",a,click,,2024-07-15T12:40:15Z", "userId")]
    [InlineData("u1,a,stare,,2024-07-15T12:40:15Z", "click, detail")]
    [InlineData("u1,a,3,,2024-07-15T12:40:15Z", "kind")]
    [InlineData("u1,a,rating,,2024-07-15T12:40:15Z", "stars")]
    [InlineData("u1,a,rating,9,2024-07-15T12:40:15Z", "stars")]
    [InlineData("u1,a,rating,many,2024-07-15T12:40:15Z", "number")]
    [InlineData("u1,a,click,,yesterday", "at")]
    [InlineData("u1,a,click", "fields")]
    [InlineData("u1,a,click,,2024-07-15T12:40:15Z,more", "fields")]
    [InlineData("u1,a,cl\"ick,,2024-07-15T12:40:15Z", "quote")]
    public async Task ReadAsync_MalformedInteraction_IsRejectedWithItsLineAndTheOthersPass(string line, string part)
    {
        Write("""{"id":"a","title":"A"}""", $"userId,itemId,kind,value,at\nu1,a,click,,2024-07-15T12:40:15Z\n{line}\nu2,a,like,,2024-07-15T12:40:15Z\n");

        var (_, rows) = await Reading.All("package", _folder.Path);

        Assert.Equal(["u1", "u2"], rows.OfType<InteractionRow>().Select(row => row.Interaction.UserId));
        var rejected = Assert.Single(rows.Rejected());
        Assert.Equal(("interactions.csv", 3), (rejected.Source, rejected.Line));
        Assert.Contains(part, rejected.Reason);
    }

    [Fact]
    public async Task ReadAsync_QuoteThatIsNeverClosed_RejectsTheRestAndKeepsWhatCameBefore()
    {
        Write("""{"id":"a","title":"A"}""", "userId,itemId,kind,value,at\nu1,a,click,,2024-07-15T12:40:15Z\n\"u2,a,like,,2024-07-15T12:40:15Z\nu3,a,like,,2024-07-15T12:40:15Z\n");

        var (_, rows) = await Reading.All("package", _folder.Path);

        Assert.Equal("u1", Assert.Single(rows.OfType<InteractionRow>()).Interaction.UserId);
        Assert.Contains("quote", Assert.Single(rows.Rejected()).Reason);
    }

    [Fact]
    public async Task ReadAsync_OverlongLine_IsRejectedWithoutReadingItWhole()
    {
        Write($$"""{"id":"a","title":"A"}{{"\n"}}{"id":"b","title":"{{new string('x', 3_000_000)}}"}{{"\n"}}{"id":"z","title":"Z"}""");

        var (_, rows) = await Reading.All("package", _folder.Path);

        Assert.Equal(["a", "z"], rows.Items().Select(item => item.Id));
        Assert.Equal(2, Assert.Single(rows.Rejected()).Line);
    }

    [Theory]
    [InlineData("movies")]
    [InlineData("fashion")]
    public async Task ReadAsync_ShippedCatalogue_HasNoFaultyRow(string catalog)
    {
        var (source, rows) = await Reading.All(null, Testing.Repository.Path("data", catalog));

        Assert.Equal(catalog, source.Schema.Catalog);
        Assert.Empty(rows.Rejected());
        Assert.NotEmpty(rows.Items());
        Assert.NotEmpty(rows.OfType<InteractionRow>());
    }

    [Fact]
    public async Task OpenAsync_FolderWithoutItems_SaysWhichFileIsMissing()
    {
        _folder.Write("catalog.json", Schema);
        Assert.Contains("items.jsonl", (await Refused()).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"catalog":"films","facets":[{"name":"genre","kind":"sort"}]}""")]
    [InlineData("""{"catalog":"films","facets":[{"name":"genre","kind":"closed"}]}""")]
    public async Task OpenAsync_BrokenSchema_IsOneClearError(string schema)
    {
        _folder.Write("items.jsonl", "{}");
        _folder.Write("catalog.json", schema);
        Assert.Matches("catalog.json|genre", (await Refused()).Message);
    }

    [Fact]
    public async Task OpenAsync_NoSuchFolder_SaysSo() =>
        Assert.Contains("not there", (await Assert.ThrowsAsync<ImportException>(() => Reading.All("package", Path.Combine(_folder.Path, "nowhere")))).Message);

    private Task<ImportException> Refused() => Assert.ThrowsAsync<ImportException>(() => Reading.All("package", _folder.Path));

    private void Write(string items, string? interactions = null)
    {
        _folder.Write("catalog.json", Schema);
        _folder.Write("items.jsonl", items);
        if (interactions is not null) _folder.Write("interactions.csv", interactions);
    }
}
