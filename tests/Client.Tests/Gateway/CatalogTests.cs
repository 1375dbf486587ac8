using System.Net;
using RecOrleans.Client.Tests.Hosting;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class CatalogTests(LiveGateway gateway)
{
    [Fact]
    public async Task List_Always_HasTheDefaultFirstAndTheContractsFields()
    {
        var all = (await gateway.Http.GetJson("/v1/catalogs")).AsArray();
        Assert.Equal("""{"id":"movies","items":25,"default":true}""", all[0]!.ToJsonString());
        Assert.Contains(all, catalog => catalog!["id"]!.GetValue<string>() == "fashion");
    }

    [Fact]
    public async Task Describe_Known_HasItsSchema()
    {
        var movies = await gateway.Http.GetJson("/v1/catalogs/movies");
        Assert.Equal("genre", movies["schema"]!["facets"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("closed", movies["schema"]!["facets"]![0]!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task GetItem_Known_IsTheItem()
    {
        var item = await gateway.Http.GetJson("/v1/items/m4?catalog=movies");
        Assert.Equal("id title facets", item.Fields());
        Assert.Equal("Heat", item["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Find_Words_AreLookedForInTitles()
    {
        var found = (await gateway.Http.GetJson("/v1/items?catalog=movies&q=blade%20run")).AsArray();
        Assert.Equal("Blade Runner", Assert.Single(found)!["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/v1/catalogs/nowhere", HttpStatusCode.NotFound, "catalog")]
    [InlineData("/v1/items/none?catalog=movies", HttpStatusCode.NotFound, "id")]
    [InlineData("/v1/items/m1?catalog=nowhere", HttpStatusCode.NotFound, "catalog")]
    [InlineData("/v1/items?q=x&catalog=nowhere", HttpStatusCode.NotFound, "catalog")]
    [InlineData("/v1/items", HttpStatusCode.BadRequest, "q")]
    [InlineData("/v1/items?q=x&count=1000", HttpStatusCode.BadRequest, "count")]
    [InlineData("/v1/items/a%20b", HttpStatusCode.BadRequest, "id")]
    [InlineData("/v1/nothing", HttpStatusCode.NotFound, "path")]
    public async Task Get_BadCall_IsAProblemThatNamesTheField(string path, HttpStatusCode status, string field)
    {
        using var answer = await gateway.Http.Send(HttpMethod.Get, path);
        await answer.IsProblem(status, field);
    }

    [Fact]
    public async Task Delete_Served_IsGone()
    {
        await new RecOrleansClient(gateway.Http).ImportAsync("passing", SmallCatalogs.Lines("passing"), TestContext.Current.CancellationToken);
        await gateway.Http.GetJson("/v1/items?q=coat&catalog=passing");

        using var deleted = await gateway.Http.Send(HttpMethod.Delete, "/v1/catalogs/passing");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var find = await gateway.Http.Send(HttpMethod.Get, "/v1/items?q=coat&catalog=passing");
        await find.IsProblem(HttpStatusCode.NotFound, "catalog");
        Assert.DoesNotContain("passing", (await gateway.Http.GetJson("/v1/catalogs")).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movies", HttpStatusCode.Conflict)]
    [InlineData("nowhere", HttpStatusCode.NotFound)]
    [InlineData("a%20b", HttpStatusCode.BadRequest)]
    public async Task Delete_DefaultOrUnknown_IsAProblemThatNamesTheField(string id, HttpStatusCode status)
    {
        using var answer = await gateway.Http.Send(HttpMethod.Delete, $"/v1/catalogs/{id}");
        await answer.IsProblem(status, "catalog");
    }

    [Fact]
    public async Task Put_WhereOnlyGetFits_IsAProblem()
    {
        using var answer = await gateway.Http.Send(HttpMethod.Put, "/v1/catalogs", "{}");
        await answer.IsProblem(HttpStatusCode.MethodNotAllowed, "method");
    }
}
