using System.Net;
using System.Text;
using RecOrleans.Client.Tests.Hosting;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class ImportTests(LiveGateway gateway)
{
    private const string Schema = """{"schema":{"catalog":"teas","facets":[{"name":"kind","kind":"closed","values":["black","green"],"multi":true},{"name":"price","kind":"number"}]}}""";

    [Fact]
    public async Task Import_GoodAndBadLines_ServesTheGoodAndReportsTheBad()
    {
        using var answer = await Import("teas", Schema,
            """{"item":{"id":"t1","title":"Sencha","facets":{"kind":"green","price":8}}}""",
            """{"item":{"id":"t2","title":"Assam","facets":{"kind":["black"]},"text":"malty"}}""",
            "",
            """{"item":{"id":"t 3","title":"Bad id"}}""",
            """{"item":{"id":"t4"}}""",
            """{"item":{"id":"t5","title":"Bad facet","facets":{"colour":"red"}}}""",
            """{"item":{"id":"t6","title":"Flat","kind":"green","price":8}}""",
            "not json",
            """{"other":1}""",
            """{"interaction":{"userId":"u1","itemId":"t1","kind":"rating","value":5,"at":"2026-01-01T00:00:00Z"}}""",
            """{"interaction":{"userId":"u1","itemId":"none","kind":"seen","at":"2026-01-01T00:00:00Z"}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var report = await answer.Json();
        Assert.Equal("catalog version items interactions rejected problems", report.Fields());
        Assert.Equal((2, 1, 7), (report["items"]!.GetValue<int>(), report["interactions"]!.GetValue<int>(), report["rejected"]!.GetValue<int>()));
        Assert.Contains("line 5:", report["problems"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("item 't6': kind, price: no field of an item", report["problems"]!.AsArray().Select(problem => problem!.GetValue<string>()).Single(problem => problem.StartsWith("line 8:", StringComparison.Ordinal)), StringComparison.Ordinal);
        var item = await gateway.Http.GetJson("/v1/items/t1?catalog=teas");
        Assert.Equal("""{"kind":["green"],"price":8}""", item["facets"]!.ToJsonString());
    }

    [Fact]
    public async Task Import_LineTooLong_IsRejectedAndTheNextIsRead()
    {
        var schema = Schema.Replace("teas", "longteas", StringComparison.Ordinal);
        using var answer = await Import("longteas", schema,
            """{"item":{"id":"t1","title":"Sencha","text":"TEXT"}}""".Replace("TEXT", new string('x', 2_000_000), StringComparison.Ordinal),
            """{"item":{"id":"t2","title":"Assam"}}""");
        var report = await answer.Json();
        Assert.Equal((1, 1), (report["items"]!.GetValue<int>(), report["rejected"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("""{"item":{"id":"t1","title":"Sencha"}}""", "schema")]
    [InlineData("nonsense", "schema")]
    [InlineData("""{"schema":{"catalog":"coffees","facets":[]}}""", "schema.catalog")]
    [InlineData("""{"schema":{"catalog":"never","facets":[]}}""", "items")]
    public async Task Import_BadBody_ServesNothing(string first, string field)
    {
        using var answer = await Import("never", first);
        await answer.IsProblem(HttpStatusCode.BadRequest, field);
        using var after = await gateway.Http.Send(HttpMethod.Get, "/v1/catalogs/never");
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Import_OtherMediaType_SaysWhichOneItTakes()
    {
        using var content = new StringContent(Schema, Encoding.UTF8, "application/json");
        using var answer = await gateway.Http.PostAsync("/v1/catalogs/teas/imports", content, TestContext.Current.CancellationToken);
        await answer.IsProblem(HttpStatusCode.UnsupportedMediaType, "body");
        Assert.Contains("application/x-ndjson", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Import(string catalog, params string[] lines)
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        return await gateway.Http.PostAsync($"/v1/catalogs/{catalog}/imports", content, TestContext.Current.CancellationToken);
    }
}
