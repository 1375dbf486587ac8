using System.Text.Json;
using RecOrleans.Client.Api;
using RecOrleans.Feeds;

namespace RecOrleans.Client.Gateway.Events;

/// <summary>Writes a user's events as a <c>text/event-stream</c>.</summary>
/// <remarks>Written here rather than by <c>TypedResults.ServerSentEvents</c>, which has no comments: only a comment can keep a connection alive
/// without any client taking it for an event.</remarks>
internal sealed class UserEventStream(UserEvents events, string user) : IResult
{
    private static readonly byte[] Hello = ": connected\nretry: 2000\n\n"u8.ToArray();
    private static readonly byte[] Heartbeat = ":\n\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        // A stopping host must not wait for its readers.
        var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            var greeted = false;
            await foreach (var next in events.WatchAsync(user, end.Token))
            {
                var bytes = next is null ? greeted ? Heartbeat : Hello : Format(next);
                greeted = true;
                await response.Body.WriteAsync(bytes, end.Token);
                await response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader left, or the host stops: either way the stream is over.
        }
    }

    private static byte[] Format(UserEvent value)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(value.Kind.ToString());
        var data = JsonSerializer.Serialize(UserEventAnswer.Of(value), Json.Options);
        return System.Text.Encoding.UTF8.GetBytes($"event: {name}\ndata: {data}\n\n");
    }
}
