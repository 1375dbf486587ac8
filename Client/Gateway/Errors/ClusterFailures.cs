namespace RecOrleans.Client.Gateway.Errors;

/// <summary>Tells a cluster that cannot serve now from a fault of ours.</summary>
internal static class ClusterFailures
{
    /// <remarks>A client that has not met a silo yet knows no grain types, which Orleans reports as an ArgumentException of its own.</remarks>
    public static bool IsUnavailable(Exception exception) =>
        exception is TimeoutException or OrleansException or ArgumentException { Source: "Orleans.Core" } or ObjectDisposedException { Source: "Orleans.Core" };
}
