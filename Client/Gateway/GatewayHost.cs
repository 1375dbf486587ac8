namespace RecOrleans.Client.Gateway;

/// <summary>A web host that holds the gateway alone.</summary>
public static class GatewayHost
{
    /// <summary>Listens at once and keeps looking for a silo; until there is one, calls answer 503. Starting ends when a silo is found.</summary>
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
        // The web server need not wait for the cluster.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Services.AddRecOrleansGateway();
        var app = builder.Build();
        app.MapRecOrleansGateway();
        return app;
    }
}
