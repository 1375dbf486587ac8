namespace RecOrleans;

/// <summary>A call that was refused, with the field at fault and the way out. Crosses grain calls as it is.</summary>
[GenerateSerializer, Alias("RecOrleans.RequestException")]
public sealed class RequestException : Exception
{
    /// <param name="error">What kind of refusal.</param>
    /// <param name="field">The field or path part at fault, as the caller wrote it: <c>text</c>, <c>catalog</c>.</param>
    /// <param name="message">What is wrong and what to do instead, as one sentence or two.</param>
    /// <param name="retryAfter">When to come back, for <see cref="RequestError.Busy"/>.</param>
    public RequestException(RequestError error, string field, string message, TimeSpan? retryAfter = null)
        : base(message)
    {
        Error = error;
        Field = field;
        RetryAfter = retryAfter;
    }

    [Id(0)]
    public RequestError Error { get; }

    [Id(1)]
    public string Field { get; }

    [Id(2)]
    public TimeSpan? RetryAfter { get; }
}
