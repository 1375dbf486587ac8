using System.Net;
using System.Text;
using RecOrleans.Client.Tests.Hosting;

namespace RecOrleans.Client.Tests.Gateway;

public sealed class CommandTests(LiveGateway gateway)
{
    [Fact]
    public async Task Submit_Command_IsAcceptedThenAppliedWithTheContractsFields()
    {
        var user = gateway.NewUser();
        using var accepted = await gateway.Http.Post($"/v1/users/{user}/commands", new { text = "no horror", catalog = "movies", commandId = "mine" });
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("""{"commandId":"mine","status":"accepted"}""", (await accepted.Json()).ToJsonString());
        Assert.Equal($"/v1/users/{user}/commands/mine", accepted.Headers.Location!.ToString());

        var done = await gateway.Http.GetJson($"/v1/users/{user}/commands/mine?wait=5s");
        Assert.StartsWith("commandId status answeredBy answer policyVersion", done.Fields(), StringComparison.Ordinal);
        Assert.Equal("applied", done["status"]!.GetValue<string>());
        Assert.Equal("rules", done["answeredBy"]!.GetValue<string>());
        Assert.Equal(
            """{"feedback":"new","edits":[{"edit":"add","polarity":"dislike","strength":"hard","facet":"genre","operator":"=","value":"horror","scope":"standing","quote":"no horror"}]}""",
            done["answer"]!.ToJsonString());
        var feed = await gateway.Http.GetJson($"/v1/users/{user}/feed?size=25");
        Assert.DoesNotContain("horror", feed["items"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_SameIdTwice_IsOneCommand()
    {
        var user = gateway.NewUser();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await gateway.Http.Post($"/v1/users/{user}/commands", new { text = "no horror", commandId = "once" });
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await gateway.Http.GetJson($"/v1/users/{user}/commands/once?wait=5s");
        Assert.Single((await gateway.Http.GetJson($"/v1/users/{user}/commands")).AsArray());
        Assert.Single((await gateway.Http.GetJson($"/v1/users/{user}/preferences")).AsArray());
    }

    [Fact]
    public async Task Submit_SameIdOtherText_IsAConflict()
    {
        var user = gateway.NewUser();
        using var first = await gateway.Http.Post($"/v1/users/{user}/commands", new { text = "no horror", commandId = "once" });
        using var other = await gateway.Http.Post($"/v1/users/{user}/commands", new { text = "more horror", commandId = "once" });
        await other.IsProblem(HttpStatusCode.Conflict, "commandId");
    }

    [Fact]
    public async Task GetCommand_StillWaiting_HasNullsAndEndsWithTheWait()
    {
        var user = gateway.NewUser();
        using var accepted = await gateway.Http.Post($"/v1/users/{user}/commands", new { text = "hold", commandId = "h" });
        var waiting = await gateway.Http.GetJson($"/v1/users/{user}/commands/h?wait=100ms");
        Assert.Equal("accepted", waiting["status"]!.GetValue<string>());
        Assert.True(waiting.AsObject().ContainsKey("answer"));
        Assert.Null(waiting["answer"]);
    }

    [Fact]
    public async Task GetCommand_HandledWhileWaitedFor_AnswersAtOnce()
    {
        var user = gateway.NewUser();
        using var accepted = await gateway.Http.Post($"/v1/users/{user}/commands", new { text = "hold", commandId = "h" });
        var waiting = gateway.Http.GetJson($"/v1/users/{user}/commands/h?wait=25s");
        await gateway.Http.Say(user, "go on");
        Assert.Equal("applied", (await waiting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task GetCommand_Refused_SaysWhy()
    {
        var done = await gateway.Http.Say(gateway.NewUser(), "refuse");
        Assert.Equal("refused", done["status"]!.GetValue<string>());
        Assert.NotEmpty(done["refusal"]!.GetValue<string>());
    }

    [Fact]
    public async Task GetCommands_AfterTwo_IsNewestFirst()
    {
        var user = gateway.NewUser();
        await gateway.Http.Say(user, "no horror");
        await gateway.Http.Say(user, "more comedy");
        var history = (await gateway.Http.GetJson($"/v1/users/{user}/commands")).AsArray();
        Assert.Equal(["more comedy", "no horror"], history.Select(command => command!["text"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("", "text")]
    [InlineData("{}", "text")]
    [InlineData("null", "text")]
    [InlineData("""{"text":null}""", "text")]
    [InlineData("""{"text":""}""", "text")]
    [InlineData("""{"text":"   "}""", "text")]
    [InlineData("""{"text":5}""", "text")]
    [InlineData("""{"text":"no \u0000 horror"}""", "text")]
    [InlineData("""{"text":"x","catalog":"a/b"}""", "catalog")]
    [InlineData("""{"text":""", "body")]
    [InlineData("""{"text":"no horror",}""", "body")]
    [InlineData("not json", "body")]
    public async Task Submit_BadBody_IsAProblemThatNamesTheField(string body, string field)
    {
        using var answer = await gateway.Http.Send(HttpMethod.Post, $"/v1/users/{gateway.NewUser()}/commands", body);
        await answer.IsProblem(HttpStatusCode.BadRequest, field);
    }

    [Fact]
    public async Task Submit_TenKilobytes_IsRefused()
    {
        using var answer = await gateway.Http.Post($"/v1/users/{gateway.NewUser()}/commands", new { text = new string('x', 10_000) });
        await answer.IsProblem(HttpStatusCode.BadRequest, "text");
    }

    [Fact]
    public async Task Submit_BodyBeyondTheLimit_IsTooLarge()
    {
        using var answer = await gateway.Http.Post($"/v1/users/{gateway.NewUser()}/commands", new { text = new string('x', 300_000) });
        await answer.IsProblem(HttpStatusCode.RequestEntityTooLarge, "body");
    }

    [Fact]
    public async Task Submit_Binary_IsRefused()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"text":"abc"}""");
        bytes[10] = 0xFF;
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        using var answer = await gateway.Http.PostAsync($"/v1/users/{gateway.NewUser()}/commands", content, TestContext.Current.CancellationToken);
        await answer.IsProblem(HttpStatusCode.BadRequest, "text");
    }

    [Fact]
    public async Task Submit_NotJson_IsUnsupported()
    {
        using var content = new ByteArrayContent([1, 2, 3]);
        using var answer = await gateway.Http.PostAsync($"/v1/users/{gateway.NewUser()}/commands", content, TestContext.Current.CancellationToken);
        await answer.IsProblem(HttpStatusCode.UnsupportedMediaType, "body");
    }

    [Fact]
    public async Task Submit_FullInbox_SaysWhenToComeBack()
    {
        using var answer = await gateway.Http.Post($"/v1/users/{gateway.NewUser()}/commands", new { text = "full" });
        await answer.IsProblem(HttpStatusCode.TooManyRequests, "text");
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Submit_ClusterDoesNotAnswer_IsUnavailable()
    {
        using var answer = await gateway.Http.Post($"/v1/users/{gateway.NewUser()}/commands", new { text = "timeout" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("try again", (await answer.Json())["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/commands/none", HttpStatusCode.NotFound, "commandId")]
    [InlineData("/commands/none?wait=soon", HttpStatusCode.BadRequest, "wait")]
    [InlineData("/commands/none?wait=-1s", HttpStatusCode.BadRequest, "wait")]
    [InlineData("/commands/none?wait=1h", HttpStatusCode.BadRequest, "wait")]
    [InlineData("/commands/none?wait=31s", HttpStatusCode.BadRequest, "wait")]
    [InlineData("/commands?count=0", HttpStatusCode.BadRequest, "count")]
    [InlineData("/commands?count=101", HttpStatusCode.BadRequest, "count")]
    public async Task GetCommand_BadCall_IsAProblemThatNamesTheField(string path, HttpStatusCode status, string field)
    {
        using var answer = await gateway.Http.Send(HttpMethod.Get, $"/v1/users/{gateway.NewUser()}{path}");
        await answer.IsProblem(status, field);
    }
}
