namespace RecOrleans.Client.Gateway;

/// <summary>A web host that holds the gateway alone.</summary>
public static class GatewayHost
{
    /// <summary>Starts without a silo in sight and keeps looking for one; until then every call answers 503.</summary>
    public static WebApplication Build(string url, ClusterAddress cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleansClient(client =>
        {
            cluster.Configure(client);
            client.UseConnectionRetryFilter(async (_, stopping) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(2), stopping);
                return !stopping.IsCancellationRequested;
            });
        });
        builder.Services.AddRecOrleansGateway();
        var app = builder.Build();
        app.MapRecOrleansGateway();
        return app;
    }
}
