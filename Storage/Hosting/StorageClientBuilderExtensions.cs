using Azure.Data.Tables;
using Orleans.Clustering.AzureStorage;
using Orleans.Configuration;

namespace RecOrleans.Storage.Hosting;

/// <summary>Lets a gateway that runs apart find the silos.</summary>
public static class StorageClientBuilderExtensions
{
    /// <inheritdoc cref="StorageSiloBuilderExtensions.UseRecOrleansClustering(ISiloBuilder, StorageOptions)"/>
    public static IClientBuilder UseRecOrleansClustering(this IClientBuilder builder, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Provider != StorageProvider.AzureTables)
            return builder.UseLocalhostClustering(options.GatewayPort, options.ServiceId, options.ClusterId);
        return builder
            .Configure<ClusterOptions>(cluster =>
            {
                cluster.ServiceId = options.ServiceId;
                cluster.ClusterId = options.ClusterId;
            })
            .UseAzureStorageClustering((AzureStorageGatewayOptions azure) => azure.TableServiceClient = new TableServiceClient(options.ConnectionString));
    }
}
