using System.Net;

namespace RecOrleans.Client;

/// <summary>A call that the gateway refused, or that reached no gateway; the message says what to do.</summary>
public sealed class GatewayException : Exception
{
    public GatewayException(HttpStatusCode? status, string? field, string message, TimeSpan? retryAfter = null, Exception? inner = null)
        : base(message, inner)
    {
        Status = status;
        Field = field;
        RetryAfter = retryAfter;
    }

    /// <summary>Null when no gateway answered.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The field at fault, where the gateway named one.</summary>
    public string? Field { get; }

    /// <summary>When to come back, for 429 and 503.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>True when the same call may succeed a little later.</summary>
    public bool IsPassing => Status is null or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
}
