using System.Net;
using RecOrleans.Client.Tests.Hosting;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class FeedTests(LiveGateway gateway)
{
    [Fact]
    public async Task Feed_UnknownUser_HasTheContractsFields()
    {
        var feed = await gateway.Http.GetJson($"/v1/users/{gateway.NewUser()}/feed?catalog=movies&size=3");

        Assert.Equal("feedId catalog policyVersion items relaxed cursor", feed.Fields());
        Assert.Equal("movies", feed["catalog"]!.GetValue<string>());
        Assert.Equal(3, feed["items"]!.AsArray().Count);
        var item = feed["items"]![0]!;
        Assert.Equal("id title facets score parts why matched", item.Fields());
        Assert.Equal("genre director year runtime rating certificate", item["facets"]!.Fields());
        Assert.Equal("""["horror","sci-fi"]""", item["facets"]!["genre"]!.ToJsonString());
        Assert.Equal("""["Ridley Scott"]""", item["facets"]!["director"]!.ToJsonString());
        Assert.Equal("1979", item["facets"]!["year"]!.ToJsonString());
        Assert.Equal(item["score"]!.GetValue<double>(), item["parts"]!.AsObject().Sum(part => part.Value!.GetValue<double>()), 6);
    }

    [Fact]
    public async Task Feed_WithoutCatalog_IsTheDefaultOnesFirstTen()
    {
        var feed = await gateway.Http.GetJson($"/v1/users/{gateway.NewUser()}/feed");
        Assert.Equal("movies", feed["catalog"]!.GetValue<string>());
        Assert.Equal(10, feed["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Feed_Cursor_GoesOnWithoutRepeats()
    {
        var user = gateway.NewUser();
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await gateway.Http.GetJson($"/v1/users/{user}/feed?size=10" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"));
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            cursor = page["cursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(SmallCatalogs.MovieItems.Length, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Feed_NothingMeetsAHardLike_SaysWhatWasRelaxed()
    {
        var user = gateway.NewUser();
        await gateway.Http.Say(user, "under 5");
        var feed = await gateway.Http.GetJson($"/v1/users/{user}/feed");
        var relaxed = Assert.Single(feed["relaxed"]!.AsArray())!;
        Assert.Equal("preferenceId reason", relaxed.Fields());
        Assert.NotEmpty(feed["items"]!.AsArray());
    }

    [Theory]
    [InlineData("?size=0", HttpStatusCode.BadRequest, "size")]
    [InlineData("?size=101", HttpStatusCode.BadRequest, "size")]
    [InlineData("?size=many", HttpStatusCode.BadRequest, "size")]
    [InlineData("?cursor=nonsense", HttpStatusCode.BadRequest, "cursor")]
    [InlineData("?catalog=nowhere", HttpStatusCode.NotFound, "catalog")]
    [InlineData("?catalog=no/where", HttpStatusCode.BadRequest, "catalog")]
    public async Task Feed_BadQuery_IsAProblemThatNamesTheField(string query, HttpStatusCode status, string field)
    {
        using var answer = await gateway.Http.Send(HttpMethod.Get, $"/v1/users/{gateway.NewUser()}/feed{query}");
        await answer.IsProblem(status, field);
    }

    [Theory]
    [InlineData("a%20b")]
    [InlineData("a%2Fb")]
    [InlineData("%C3%A9")]
    [InlineData("a%00")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task Feed_IllegalUserId_IsAProblemThatSaysWhatIsLegal(string user)
    {
        using var answer = await gateway.Http.Send(HttpMethod.Get, $"/v1/users/{user}/feed");
        if (user == "a%00")
        {
            // The server itself refuses a null in a path.
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return;
        }

        await answer.IsProblem(HttpStatusCode.BadRequest, "user");
        Assert.Contains("- _ . : @", (await answer.Json())["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
