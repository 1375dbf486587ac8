using System.Net;
using RecOrleans.Client.Tests.Hosting;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class UserTests(LiveGateway gateway)
{
    [Fact]
    public async Task Policy_NewUser_HasTheContractsFields()
    {
        var policy = await gateway.Http.GetJson($"/v1/users/{gateway.NewUser()}/policy?catalog=movies");
        Assert.StartsWith("policyVersion tools", policy.Fields(), StringComparison.Ordinal);
        var tool = policy["tools"]![1]!;
        Assert.Equal("tool arguments line", tool.Fields());
        Assert.Equal(0.6, tool["arguments"]!["semantic"]!.GetValue<double>());
    }

    [Fact]
    public async Task Summary_AfterACommand_CountsByCatalog()
    {
        var user = gateway.NewUser();
        await gateway.Http.Say(user, "no horror");
        var summary = await gateway.Http.GetJson($"/v1/users/{user}");
        Assert.Equal(user, summary["user"]!.GetValue<string>());
        Assert.Equal([1, 0], summary["catalogs"]!.AsArray().Take(2).Select(catalog => catalog!["preferences"]!.GetValue<int>()).OrderDescending());
        Assert.Contains("no horror", summary.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactions_Some_AreAcceptedWithTheCountAndTheFeedFollows()
    {
        var user = gateway.NewUser();
        using var accepted = await gateway.Http.Post(
            $"/v1/users/{user}/interactions",
            new object[] { new { itemId = "m1", kind = "seen" }, new { itemId = "m2", kind = "rating", value = 4.5, at = "2026-01-02T03:04:05Z", catalog = "movies" } });
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("""{"count":2}""", (await accepted.Json()).ToJsonString());
        var feed = await gateway.Http.GetJson($"/v1/users/{user}/feed?size=50");
        Assert.DoesNotContain(feed["items"]!.AsArray(), item => item!["id"]!.GetValue<string>() is "m1" or "m2");
    }

    [Theory]
    [InlineData("""[{"itemId":"m1"}]""", HttpStatusCode.BadRequest, "[0].kind")]
    [InlineData("""[{"itemId":"m1","kind":"stared at"}]""", HttpStatusCode.BadRequest, "[0].kind")]
    [InlineData("""[{"itemId":"m1","kind":"seen"},null]""", HttpStatusCode.BadRequest, "[1]")]
    [InlineData("""[{"kind":"seen"}]""", HttpStatusCode.BadRequest, "[0].itemId")]
    [InlineData("""[{"itemId":"m1","kind":"rating","value":"five"}]""", HttpStatusCode.BadRequest, "[0].value")]
    [InlineData("""[{"itemId":"m1","kind":"seen","catalog":"nowhere"}]""", HttpStatusCode.NotFound, "catalog")]
    [InlineData("""[{"itemId":"none","kind":"seen"}]""", HttpStatusCode.NotFound, "itemId")]
    [InlineData("""{"itemId":"m1","kind":"seen"}""", HttpStatusCode.BadRequest, "body")]
    public async Task Interactions_BadBody_IsAProblemThatNamesTheField(string body, HttpStatusCode status, string field)
    {
        using var answer = await gateway.Http.Send(HttpMethod.Post, $"/v1/users/{gateway.NewUser()}/interactions", body);
        await answer.IsProblem(status, field);
    }
}
