using System.Net;
using Azure.Data.Tables;
using Orleans.Configuration;

namespace RecOrleans.Client.Gateway;

/// <summary>Where a gateway that runs apart finds its cluster.</summary>
public sealed class ClusterAddress
{
    /// <summary>The cluster and service id that silos have where nothing else is configured.</summary>
    public const string DefaultId = "recorleans";

    /// <summary>Environment variable with the connection string of the membership table, for <c>azure</c>.</summary>
    public const string AzureVariable = "RECORLEANS_AZURE";

    private readonly Action<IClientBuilder> _clustering;
    private readonly string _clusterId;
    private readonly string _serviceId;

    private ClusterAddress(string clusterId, string serviceId, Action<IClientBuilder> clustering) =>
        (_clusterId, _serviceId, _clustering) = (clusterId, serviceId, clustering);

    /// <param name="where"><c>host:port,host:port</c> (the silos' gateway ports), or <c>azure</c>.</param>
    /// <param name="clusterId">As the silos have it.</param>
    /// <param name="serviceId">As the silos have it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RequestException">Invalid: the address cannot be read.</exception>
    public static async Task<ClusterAddress> ParseAsync(string where, string clusterId, string serviceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(where);
        if (where == "azure")
        {
            var connection = Environment.GetEnvironmentVariable(AzureVariable) is { Length: > 0 } set
                ? set
                : throw new RequestException(RequestError.Invalid, "cluster", $"--cluster azure needs the connection string of the tables in {AzureVariable}.");
            return new ClusterAddress(clusterId, serviceId, client => client.UseAzureStorageClustering(options => options.TableServiceClient = new TableServiceClient(connection)));
        }

        var endpoints = new List<IPEndPoint>();
        foreach (var part in where.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = part.LastIndexOf(':');
            if (colon <= 0 || !ushort.TryParse(part[(colon + 1)..], out var port))
                throw new RequestException(RequestError.Invalid, "cluster", $"--cluster: '{part}' is no host:port; a silo's gateway port is 30000 unless configured.");
            var host = part[..colon];
            var addresses = host == "localhost" ? [IPAddress.Loopback] : await ResolveAsync(host, cancellationToken);
            endpoints.Add(new IPEndPoint(addresses[0], port));
        }

        return endpoints.Count > 0
            ? new ClusterAddress(clusterId, serviceId, client => client.UseStaticClustering([.. endpoints]))
            : throw new RequestException(RequestError.Invalid, "cluster", "--cluster: name at least one host:port.");
    }

    internal void Configure(IClientBuilder client)
    {
        _clustering(client);
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (_clusterId, _serviceId));
        client.AddMemoryStreams(StreamNames.Provider);
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken) is { Length: > 0 } found ? found : throw Unknown(host);
        }
        catch (System.Net.Sockets.SocketException)
        {
            throw Unknown(host);
        }
    }

    private static RequestException Unknown(string host) => new(RequestError.Invalid, "cluster", $"--cluster: no address is known for '{host}'; check its name.");
}
