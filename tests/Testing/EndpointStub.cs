using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RecOrleans.Testing;

/// <summary>An OpenAI-compatible endpoint over real HTTP that does what the test says.</summary>
public sealed class EndpointStub : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _requests;

    private EndpointStub(Func<HttpContext, JsonObject, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.MapPost("/v1/chat/completions", async context =>
        {
            Interlocked.Increment(ref _requests);
            var body = Body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
            Authorization = context.Request.Headers.Authorization;
            await answer(context, body);
        });
    }

    /// <summary>Requests that arrived, retries included.</summary>
    public int Requests => _requests;

    /// <summary>The latest request.</summary>
    public JsonObject Body { get; private set; } = [];

    /// <summary>The latest request's header.</summary>
    public string? Authorization { get; private set; }

    /// <summary>Base address, version included.</summary>
    public string Address => $"{_application.Urls.First()}/v1";

    /// <summary>Answers as it is told to, given the request and its body.</summary>
    public static async Task<EndpointStub> StartAsync(Func<HttpContext, JsonObject, Task> answer)
    {
        var stub = new EndpointStub(answer);
        await stub._application.StartAsync();
        return stub;
    }

    /// <inheritdoc cref="StartAsync(Func{HttpContext, JsonObject, Task})"/>
    public static Task<EndpointStub> StartAsync(Func<HttpContext, Task> answer) => StartAsync((context, _) => answer(context));

    /// <summary>Always says the same.</summary>
    public static Task<EndpointStub> StartAsync(string content) => StartAsync(context => SayAsync(context, content));

    /// <summary>Answers a request with a model's words.</summary>
    public static Task SayAsync(HttpContext context, string content)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Response.WriteAsJsonAsync(new JsonObject
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
        });
    }

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
