using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;
using RecOrleans.Client.Gateway;

namespace RecOrleans.Client.Tests.Hosting;

/// <summary>A gateway on a port of its own, as an Orleans client of a silo in this process. One for all tests; each test takes a user of its own.</summary>
public sealed class LiveGateway : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;
    private WebApplication? _app;
    private int _users;

    public LiveGateway()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddMemoryStreams(StreamNames.Provider).AddMemoryGrainStorage("PubSubStore"));
        builder.ConfigureSiloHost((_, host) => host.Services.AddSingleton<CatalogShelf>());
        builder.ConfigureClient(client => client.AddMemoryStreams(StreamNames.Provider));
        _cluster = builder.Build();
    }

    public string Url { get; private set; } = "";

    public HttpClient Http { get; } = new();

    public IClusterClient Cluster => _cluster.Client;

    /// <summary>An id that no other test uses.</summary>
    public string NewUser() => $"user-{Interlocked.Increment(ref _users)}";

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        var port = Environment.GetEnvironmentVariable("RECORLEANS_TEST_PORT") ?? "0";
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(_cluster.Client);
        builder.Services.AddSingleton<IGrainFactory>(_cluster.Client);
        builder.Services.AddRecOrleansGateway(options => options.Heartbeat = TimeSpan.FromMilliseconds(200));
        _app = builder.Build();
        _app.MapRecOrleansGateway();
        await _app.StartAsync();
        Url = _app.Urls.Single();
        Http.BaseAddress = new Uri(Url);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        await _cluster.DisposeAsync();
    }
}
