using System.Net;
using System.Net.Sockets;
using RecOrleans.Storage;

namespace RecOrleans.Silo.Hosting;

/// <summary>Refuses ports that something else listens on, before anything starts.</summary>
/// <remarks>Orleans lets its ports be shared, so a second silo would start unnoticed and take half of the first one's calls.</remarks>
public sealed class PortCheck(StorageOptions storage, IConfiguration configuration) : IHostedLifecycleService
{
    /// <exception cref="OrleansConfigurationException">Names the setting and its port.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // Endpoints that Kestrel has of its own take the place of Urls.
        if (!configuration.GetSection("Kestrel:Endpoints").Exists())
            foreach (var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Require(url);

        var address = storage.Provider == StorageProvider.AzureTables ? IPAddress.Any : IPAddress.Loopback;
        Require(address, storage.SiloPort, $"{StorageOptions.Section}:{nameof(StorageOptions.SiloPort)} {storage.SiloPort}");
        Require(address, storage.GatewayPort, $"{StorageOptions.Section}:{nameof(StorageOptions.GatewayPort)} {storage.GatewayPort}");
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Require(string url)
    {
        BindingAddress binding;
        try
        {
            binding = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            // Kestrel says what is wrong with it.
            return;
        }

        if (binding.IsUnixPipe || binding.IsNamedPipe) return;
        var address = IPAddress.TryParse(binding.Host, out var given) ? given : binding.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        Require(address, binding.Port, url);
    }

    /// <summary>Port 0 is whichever is free.</summary>
    private static void Require(IPAddress address, int port, string what)
    {
        if (port == 0) return;
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new OrleansConfigurationException($"{what} is taken by another program, perhaps by another silo; {StorageOptions.SecondSilo}", error);
        }
    }
}
