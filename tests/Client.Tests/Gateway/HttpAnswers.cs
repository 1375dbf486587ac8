using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RecOrleans.Client.Tests.Gateway;

/// <summary>Reads answers as an outside program would: by their JSON, not by our types.</summary>
internal static class HttpAnswers
{
    public static async Task<JsonNode> GetJson(this HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }

    public static async Task<JsonNode> Json(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public static Task<HttpResponseMessage> Send(this HttpClient http, HttpMethod method, string path, string? json = null) =>
        http.SendAsync(
            new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json") },
            TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> Post(this HttpClient http, string path, object body) =>
        http.PostAsJsonAsync(path, body, RecOrleans.Json.Options, TestContext.Current.CancellationToken);

    /// <summary>Submits a command and waits until it is handled.</summary>
    public static async Task<JsonNode> Say(this HttpClient http, string user, string text, string? catalog = null)
    {
        using var accepted = await http.Post($"/v1/users/{user}/commands", new { text, catalog });
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var id = (await accepted.Json())["commandId"]!.GetValue<string>();
        return await http.GetJson($"/v1/users/{user}/commands/{id}?wait=10s");
    }

    /// <summary>The names of an object's fields, in their order.</summary>
    public static string Fields(this JsonNode node) => string.Join(' ', node.AsObject().Select(pair => pair.Key));

    /// <summary>Asserts problem details with this status and field, and a detail that names the field.</summary>
    public static async Task IsProblem(this HttpResponseMessage answer, HttpStatusCode status, string field)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        Assert.Equal(field, problem["field"]!.GetValue<string>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.True(problem["detail"]!.GetValue<string>().Length > 20, text);
    }
}
