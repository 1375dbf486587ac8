using System.Net;
using RecOrleans.Client.Tests.Hosting;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class PreferenceTests(LiveGateway gateway)
{
    [Fact]
    public async Task List_AfterACommand_HasTheContractsFields()
    {
        var user = gateway.NewUser();
        await gateway.Http.Say(user, "no horror");
        var preference = Assert.Single((await gateway.Http.GetJson($"/v1/users/{user}/preferences?catalog=movies")).AsArray())!;
        Assert.Equal("id polarity strength facet operator value scope quote commandId at", preference.Fields());
        Assert.Equal("dislike hard genre = horror standing", string.Join(' ', "polarity strength facet operator value scope".Split(' ')
            .Select(field => preference[field]!.GetValue<string>())));
        Assert.Equal("no horror", preference["quote"]!.GetValue<string>());
    }

    [Fact]
    public async Task Add_ByHand_IsCreatedAndListed()
    {
        var user = gateway.NewUser();
        using var created = await gateway.Http.Post(
            $"/v1/users/{user}/preferences?catalog=movies",
            new { polarity = "like", strength = "hard", facet = "year", @operator = "between", value = new[] { 1990, 1999 } });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var preference = await created.Json();
        Assert.Equal("[1990,1999]", preference["value"]!.ToJsonString());
        Assert.Equal("", preference["commandId"]!.GetValue<string>());
        Assert.Single((await gateway.Http.GetJson($"/v1/users/{user}/preferences")).AsArray());
    }

    [Fact]
    public async Task Add_Reference_ShowsTheItemsTitle()
    {
        using var created = await gateway.Http.Post(
            $"/v1/users/{gateway.NewUser()}/preferences", new { polarity = "like", strength = "soft", facet = "similar", value = "m4" });
        Assert.Equal("Heat", (await created.Json())["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Edit_Strength_ChangesNothingElse()
    {
        var user = gateway.NewUser();
        await gateway.Http.Say(user, "no horror");
        var before = (await gateway.Http.GetJson($"/v1/users/{user}/preferences"))[0]!;
        using var edited = await gateway.Http.Send(HttpMethod.Patch, $"/v1/users/{user}/preferences/{before["id"]}", """{"strength":"soft"}""");
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        before["strength"] = "soft";
        Assert.Equal(before.ToJsonString(), (await edited.Json()).ToJsonString());
    }

    [Fact]
    public async Task RevokeUndoClear_Each_AnswersNoContentAndTheFeedFollows()
    {
        var user = gateway.NewUser();
        await gateway.Http.Say(user, "no horror");
        var id = (await gateway.Http.GetJson($"/v1/users/{user}/preferences"))[0]!["id"]!;

        await Step(HttpMethod.Delete, $"preferences/{id}", horror: true);
        await Step(HttpMethod.Post, "preferences/undo", horror: false);
        await Step(HttpMethod.Delete, "preferences", horror: true);
        await Step(HttpMethod.Post, "preferences/undo?catalog=movies", horror: false);

        async Task Step(HttpMethod method, string path, bool horror)
        {
            using var answer = await gateway.Http.Send(method, $"/v1/users/{user}/{path}");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            var feed = await gateway.Http.GetJson($"/v1/users/{user}/feed?size=50");
            Assert.Equal(horror, feed["items"]!.ToJsonString().Contains("horror", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("DELETE", null)]
    [InlineData("PATCH", """{"strength":"soft"}""")]
    public async Task Change_IdOfAnotherCatalog_IsNotFoundAndNothingChanges(string method, string? body)
    {
        var user = gateway.NewUser();
        await gateway.Http.Say(user, "no horror");
        var before = await gateway.Http.GetJson($"/v1/users/{user}/preferences?catalog=movies");

        using var other = await gateway.Http.Send(new HttpMethod(method), $"/v1/users/{user}/preferences/{before[0]!["id"]}?catalog=fashion", body);
        await other.IsProblem(HttpStatusCode.NotFound, "id");
        Assert.Equal(before.ToJsonString(), (await gateway.Http.GetJson($"/v1/users/{user}/preferences?catalog=movies")).ToJsonString());

        using var same = await gateway.Http.Send(new HttpMethod(method), $"/v1/users/{user}/preferences/{before[0]!["id"]}?catalog=movies", body);
        Assert.True(same.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Undo_NothingToTakeBack_IsAConflict()
    {
        using var answer = await gateway.Http.Send(HttpMethod.Post, $"/v1/users/{gateway.NewUser()}/preferences/undo");
        await answer.IsProblem(HttpStatusCode.Conflict, "undo");
    }

    [Theory]
    [InlineData("DELETE", "/none", null, HttpStatusCode.NotFound, "id")]
    [InlineData("PATCH", "/none", "{}", HttpStatusCode.NotFound, "id")]
    [InlineData("PATCH", "/none", """{"strength":"mild"}""", HttpStatusCode.BadRequest, "strength")]
    [InlineData("PATCH", "/none", """{"facet":"year"}""", HttpStatusCode.BadRequest, "facet")]
    [InlineData("POST", "", """{"polarity":"like"}""", HttpStatusCode.BadRequest, "strength")]
    [InlineData("POST", "", """{"polarity":"like","strength":"hard","facet":"year","operator":"~","value":5}""", HttpStatusCode.BadRequest, "operator")]
    [InlineData("POST", "", """{"polarity":"like","strength":"hard","facet":"year"}""", HttpStatusCode.BadRequest, "value")]
    [InlineData("POST", "", """{"polarity":"like","strength":"hard","facet":"shoe size","value":5}""", HttpStatusCode.BadRequest, "facet")]
    [InlineData("POST", "", """{"polarity":"like","strength":"hard","facet":"year","value":[1,2,3]}""", HttpStatusCode.BadRequest, "value")]
    [InlineData("POST", "", """{"polarity":"like","strength":"hard","facet":"year","value":5,"expiresAt":"soon"}""", HttpStatusCode.BadRequest, "expiresAt")]
    [InlineData("GET", "?catalog=nowhere", null, HttpStatusCode.NotFound, "catalog")]
    public async Task Preferences_BadCall_IsAProblemThatNamesTheField(string method, string path, string? body, HttpStatusCode status, string field)
    {
        using var answer = await gateway.Http.Send(new HttpMethod(method), $"/v1/users/{gateway.NewUser()}/preferences{path}", body);
        await answer.IsProblem(status, field);
    }
}
