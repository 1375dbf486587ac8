using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RecOrleans.Language.Tests.Hosts;

/// <summary>An OpenAI-compatible endpoint over real HTTP that does what the test says.</summary>
internal sealed class EndpointStub : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _requests;

    private EndpointStub(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.MapPost("/v1/chat/completions", async context =>
        {
            Interlocked.Increment(ref _requests);
            Body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
            Authorization = context.Request.Headers.Authorization;
            await answer(context);
        });
    }

    /// <summary>Requests that arrived, retries included.</summary>
    public int Requests => _requests;

    /// <summary>The latest request.</summary>
    public JsonObject Body { get; private set; } = [];

    public string? Authorization { get; private set; }

    public string Address => $"{_application.Urls.First()}/v1";

    public static async Task<EndpointStub> StartAsync(Func<HttpContext, Task> answer)
    {
        var stub = new EndpointStub(answer);
        await stub._application.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public static Task<EndpointStub> StartAsync(string content) => StartAsync(context => context.Response.WriteAsJsonAsync(new JsonObject
    {
        ["id"] = "1",
        ["object"] = "chat.completion",
        ["created"] = 1,
        ["model"] = "stub",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = "stop",
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content },
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 7, ["completion_tokens"] = 3, ["total_tokens"] = 10 },
    }));

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        try
        {
            await _application.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // A request that hangs on purpose is cut off.
        }

        await _application.DisposeAsync();
    }
}
