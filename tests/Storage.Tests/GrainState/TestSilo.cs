using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using RecOrleans.Storage.Hosting;
using RecOrleans.Storage.Sqlite;

namespace RecOrleans.Storage.Tests.GrainState;

/// <summary>A silo as the product makes it, on ports of its own.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IGrainStorage Storage => Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Users);

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public SqliteDatabase StateDatabase => Services.GetRequiredKeyedService<SqliteDatabase>(SqliteFile.State);

    public static async Task<TestSilo> StartAsync(StorageOptions options, CancellationToken cancellationToken)
    {
        (options.SiloPort, options.GatewayPort) = FreePorts();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddFilter(level => level >= LogLevel.Critical);
        builder.UseOrleans(silo => silo.UseRecOrleansClustering(options).AddRecOrleansStorage(options));
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new TestSilo(host);
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _host.StopAsync(limit.Token);
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
