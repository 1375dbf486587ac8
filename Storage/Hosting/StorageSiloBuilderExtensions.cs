using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Clustering.AzureStorage;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using RecOrleans.Storage.Catalogs;
using RecOrleans.Storage.GrainState;
using RecOrleans.Storage.Interactions;
using RecOrleans.Storage.Sqlite;

namespace RecOrleans.Storage.Hosting;

/// <summary>Gives a silo its storage. <see cref="StorageOptions.Provider"/> alone decides which.</summary>
public static class StorageSiloBuilderExtensions
{
    private const string SqliteInvariant = "System.Data.SQLite";

    /// <summary>The section <c>Storage</c> of the configuration; defaults where there is none.</summary>
    public static StorageOptions GetStorageOptions(this IConfiguration configuration) =>
        configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();

    /// <summary>How silos find each other: this machine's ports for SQLite and memory, a table of the account for Azure Tables.</summary>
    public static ISiloBuilder UseRecOrleansClustering(this ISiloBuilder builder, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Provider != StorageProvider.AzureTables)
            return builder.UseLocalhostClustering(options.SiloPort, options.GatewayPort, null, options.ServiceId, options.ClusterId);
        return builder
            .ConfigureEndpoints(options.SiloPort, options.GatewayPort)
            .Configure<ClusterOptions>(cluster =>
            {
                cluster.ServiceId = options.ServiceId;
                cluster.ClusterId = options.ClusterId;
            })
            .UseAzureStorageClustering((AzureStorageClusteringOptions azure) => azure.TableServiceClient = new TableServiceClient(options.ConnectionString));
    }

    /// <summary>
    /// Grain storages (<see cref="StorageNames"/>), reminders, <see cref="ICatalogStore"/> and <see cref="IInteractionLog"/>, all made ready before the
    /// silo takes calls; and the check of the settings.
    /// </summary>
    public static ISiloBuilder AddRecOrleansStorage(this ISiloBuilder builder, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddTransient<IConfigurationValidator>(provider => new StorageOptionsValidator(options, ContentRoot(provider)));
        services.AddHostedService<StorageStartup>();
        switch (options.Provider)
        {
            case StorageProvider.Sqlite:
                AddSqlite(builder, options);
                break;
            case StorageProvider.AzureTables:
                AddAzureTables(builder, options);
                break;
            default:
                AddMemory(builder);
                break;
        }

        return builder;
    }

    private static void AddSqlite(ISiloBuilder builder, StorageOptions options)
    {
        var services = builder.Services;
        services.AddKeyedSingleton(SqliteFile.State, (provider, _) => new SqliteDatabase(options.StatePath(ContentRoot(provider)), options.BusyTimeout));
        services.AddKeyedSingleton(SqliteFile.Catalogs, (provider, _) => new SqliteDatabase(options.CatalogPath(ContentRoot(provider)), options.BusyTimeout));
        services.AddSingleton<ICatalogStore>(provider =>
            new SqliteCatalogStore(Database(provider, SqliteFile.Catalogs), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IInteractionLog>(provider =>
            new SqliteInteractionLog(Database(provider, SqliteFile.Catalogs), provider.GetRequiredService<TimeProvider>()));
        foreach (var name in (string[])[StorageNames.Users, StorageNames.Default])
        {
            services.AddOptions<AdoNetGrainStorageOptions>(name).Configure<IServiceProvider>((ado, provider) =>
            {
                ado.Invariant = SqliteInvariant;
                ado.DataSource = Database(provider, SqliteFile.State).DataSource;
                ado.GrainStorageSerializer = new JsonStateSerializer();
            });
            services.AddGrainStorage(
                name,
                (provider, key) => new SqliteGrainStorage(AdoNetGrainStorageFactory.Create(provider, key), Database(provider, SqliteFile.State)));
        }

        builder.AddMemoryGrainStorage(StorageNames.PubSub);
        builder.UseAdoNetReminderService(ado => ado.Configure<IServiceProvider>((reminders, provider) =>
        {
            reminders.Invariant = SqliteInvariant;
            reminders.DataSource = Database(provider, SqliteFile.State).DataSource;
        }));
        Decorate<IReminderTable>(services, (inner, provider) => new SqliteReminderTable(inner, Database(provider, SqliteFile.State)));
    }

    private static void AddMemory(ISiloBuilder builder)
    {
        builder.Services.AddSingleton<ICatalogStore, MemoryCatalogStore>();
        builder.Services.AddSingleton<IInteractionLog, MemoryInteractionLog>();
        foreach (var name in (string[])[StorageNames.Users, StorageNames.Default])
            builder.AddMemoryGrainStorage(name, memory => memory.Configure(settings => settings.GrainStorageSerializer = new JsonStateSerializer()));
        builder.AddMemoryGrainStorage(StorageNames.PubSub);
        builder.UseInMemoryReminderService();
    }

    private static void AddAzureTables(ISiloBuilder builder, StorageOptions options)
    {
        var services = builder.Services;
        // Made on first use: by then the connection string has been checked.
        var account = new Lazy<TableServiceClient>(() => new TableServiceClient(options.ConnectionString));
        services.AddSingleton<ICatalogStore>(provider => new AzureTablesCatalogStore(
            account.Value.GetTableClient(options.TablePrefix + "Catalogs"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IInteractionLog>(provider => new AzureTablesInteractionLog(
            account.Value.GetTableClient(options.TablePrefix + "Interactions"), provider.GetRequiredService<TimeProvider>()));
        foreach (var name in (string[])[StorageNames.Users, StorageNames.Default])
        {
            services.AddOptions<AzureTableStorageOptions>(name).Configure(azure =>
            {
                azure.TableServiceClient = account.Value;
                azure.GrainStorageSerializer = new JsonStateSerializer();
                azure.UseStringFormat = true;
                azure.DeleteStateOnClear = true;
            });
            services.AddGrainStorage(name, (provider, key) => new AzureTablesGrainStorage(AzureTableGrainStorageFactory.Create(provider, key)));
        }

        // Orleans' own serializer: its subscription records are not made for ours.
        builder.AddAzureTableGrainStorage(StorageNames.PubSub, azure => azure.Configure(settings => settings.TableServiceClient = account.Value));
        builder.UseAzureTableReminderService(azure => azure.Configure(settings => settings.TableServiceClient = account.Value));
    }

    private static SqliteDatabase Database(IServiceProvider provider, SqliteFile file) => provider.GetRequiredKeyedService<SqliteDatabase>(file);

    private static string ContentRoot(IServiceProvider provider) =>
        provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory();

    // The provider registers its table as a type; there is no factory to call as there is for grain storage.
    private static void Decorate<T>(IServiceCollection services, Func<T, IServiceProvider, T> decorate)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => decorate(
            (T)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)), provider));
    }
}
