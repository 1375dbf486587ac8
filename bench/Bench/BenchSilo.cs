using RecOrleans.Silo.Hosting;
using RecOrleans.Storage.Hosting;

namespace RecOrleans.Bench;

/// <summary>The product as `dotnet run --project Silo` composes it, on memory storage and ports of its own.</summary>
public sealed class BenchSilo : IAsyncDisposable
{
    private const string SiloPort = "21211";
    private const string GatewayPort = "23211";
    private readonly WebApplication _app;

    private BenchSilo(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    public static async Task<BenchSilo> Start(string languageHost)
    {
        string[] settings =
        [
            "--Urls=http://127.0.0.1:0", "--Storage:Provider=Memory", $"--Storage:SiloPort={SiloPort}", $"--Storage:GatewayPort={GatewayPort}",
            $"--Language:Host={languageHost}", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:RecOrleans=Warning",
        ];
        var app = SiloComposition.CreateBuilder(settings).AddRecOrleans().Build().UseRecOrleans();
        await app.StartAsync();
        await app.Services.GetRequiredService<SiloReadiness>().WhenReady;
        return new BenchSilo(app);
    }

    /// <summary>An Orleans client in this process that reaches the silo over TCP.</summary>
    public static async Task<IHost> Connect()
    {
        var host = Host.CreateApplicationBuilder();
        host.Configuration["Storage:Provider"] = "Memory";
        host.Configuration["Storage:GatewayPort"] = GatewayPort;
        host.Logging.ClearProviders();
        host.UseOrleansClient(client => client.UseRecOrleansClustering(host.Configuration.GetStorageOptions()));
        var built = host.Build();
        await built.StartAsync();
        return built;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
