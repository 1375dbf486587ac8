using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace RecOrleans.Client.Gateway.Errors;

/// <summary>The one place where a failure becomes an HTTP answer: problem details (RFC 9457) whose <c>detail</c> says what to do.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private static readonly TimeSpan DefaultRetry = TimeSpan.FromSeconds(2);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await WriteAsync(httpContext, Describe(exception), cancellationToken);
        return true;
    }

    private Problem Describe(Exception exception)
    {
        switch (exception)
        {
            case RequestException refused:
                return new Problem(Status(refused.Error), refused.Message, refused.Field, refused.RetryAfter);
            case BadHttpRequestException bad:
                return BadRequests.Describe(bad);
            case JsonException json:
                return BadRequests.Describe(json);
            case var unavailable when ClusterFailures.IsUnavailable(unavailable):
                LogUnavailable(exception);
                return new Problem(
                    StatusCodes.Status503ServiceUnavailable, "The cluster does not answer in time. Nothing acknowledged is lost; try again shortly.");
            default:
                LogFailed(exception);
                return new Problem(
                    StatusCodes.Status500InternalServerError, "The gateway failed at this call; the log has the details under the traceId given here.");
        }
    }

    public static async Task WriteAsync(HttpContext context, Problem problem, CancellationToken cancellationToken)
    {
        var details = new ProblemDetails
        {
            Status = problem.Status,
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(problem.Status),
            Type = $"https://www.rfc-editor.org/rfc/rfc9110#name-{problem.Status}",
            Detail = problem.Detail,
            Instance = context.Request.Path,
        };
        if (problem.Field is { Length: > 0 } field) details.Extensions["field"] = field;
        details.Extensions["traceId"] = System.Diagnostics.Activity.Current?.Id ?? context.TraceIdentifier;
        context.Response.StatusCode = problem.Status;
        if (problem.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            var seconds = Math.Max(1, Math.Ceiling((problem.RetryAfter ?? DefaultRetry).TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsJsonAsync(details, Json.Options, "application/problem+json", cancellationToken);
    }

    private static int Status(RequestError error) => error switch
    {
        RequestError.Invalid => StatusCodes.Status400BadRequest,
        RequestError.NotFound => StatusCodes.Status404NotFound,
        RequestError.Conflict => StatusCodes.Status409Conflict,
        RequestError.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RequestError.Busy => StatusCodes.Status429TooManyRequests,
        RequestError.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster could not serve a call")]
    private partial void LogUnavailable(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A call failed")]
    private partial void LogFailed(Exception exception);
}

/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and the way out.</param>
/// <param name="Field">The field at fault, where there is one.</param>
/// <param name="RetryAfter">When to come back, for 429 and 503.</param>
internal sealed record Problem(int Status, string Detail, string? Field = null, TimeSpan? RetryAfter = null);
