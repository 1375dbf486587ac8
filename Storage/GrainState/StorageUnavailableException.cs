namespace RecOrleans.Storage.GrainState;

/// <summary>Storage could not serve: full, read-only, out of reach. The stored state is the one from before the call.</summary>
/// <remarks>An <see cref="OrleansException"/>, because the runtime wraps every other kind that a storage provider throws.</remarks>
[GenerateSerializer, Alias("RecOrleans.StorageUnavailableException")]
public sealed class StorageUnavailableException : OrleansException
{
    /// <param name="message">What is wrong and the way out.</param>
    /// <param name="innerException">The store's own error.</param>
    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The same for a caller of a grain.</summary>
    public RequestException ToRequestException() => new(RequestError.Unavailable, "storage", Message);
}
