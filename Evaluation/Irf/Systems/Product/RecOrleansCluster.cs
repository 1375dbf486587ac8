using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Grains.Hosting;
using RecOrleans.Language.Agents;
using RecOrleans.Storage;
using RecOrleans.Storage.Hosting;

namespace RecOrleans.Evaluation.Irf.Systems.Product;

/// <summary>The product in this process: one silo with memory storage, a data set imported as any catalogue is, and agents that are chosen command by command.</summary>
internal sealed class RecOrleansCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private RecOrleansCluster(InProcessTestCluster cluster, SwitchedAgents agents, string catalog)
    {
        _cluster = cluster;
        Agents = agents;
        Catalog = catalog;
    }

    public SwitchedAgents Agents { get; }

    /// <summary>Id of the catalogue.</summary>
    public string Catalog { get; }

    /// <summary>Starts the silo, imports items and training interactions, trains the models.</summary>
    /// <param name="dataset">What is imported.</param>
    /// <param name="models">The folder with <c>text-encoder</c>.</param>
    /// <param name="cancellationToken">Ends the import between two calls.</param>
    /// <exception cref="InvalidDataException">The catalogue refuses an item or an interaction.</exception>
    public static async Task<RecOrleansCluster> StartAsync(IrfDataset dataset, string models, CancellationToken cancellationToken)
    {
        var agents = new SwitchedAgents();
        var builder = new InProcessTestClusterBuilder(1);
        // A measurement leaves no log files behind in whatever folder it is started from.
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddRecOrleansStorage(new StorageOptions { Provider = StorageProvider.Memory });
            silo.AddRecOrleansStreams();
            silo.Services.AddRecOrleansGrains(null, Path.Combine(models, "text-encoder"));
            silo.Services.AddSingleton<IParserAgent>(agents);
            silo.Services.AddSingleton<IPlannerAgent>(agents);
            silo.Services.Configure<GrainsOptions>(options => options.DefaultCatalog = dataset.Schema.Catalog);
            silo.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        });
        var cluster = new RecOrleansCluster(builder.Build(), agents, dataset.Schema.Catalog);
        try
        {
            await cluster._cluster.DeployAsync(cancellationToken).ConfigureAwait(false);
            await cluster.ImportAsync(dataset, cancellationToken).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Somebody whom the product has never seen.</summary>
    public IUserGrain NewUser() => _cluster.Client.GetGrain<IUserGrain>(Guid.NewGuid().ToString("N"));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private async Task ImportAsync(IrfDataset dataset, CancellationToken cancellationToken)
    {
        var import = _cluster.Client.GetGrain<ICatalogImportGrain>(Guid.NewGuid().ToString("N"));
        await import.Begin(dataset.Schema).ConfigureAwait(false);
        // An item that only some systems have would make them incomparable.
        var batches = new ImportBatches(import, problem => throw new InvalidDataException($"{dataset.Name}: the catalogue refuses a row. {problem}"));
        foreach (var item in dataset.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await batches.AddAsync(item).ConfigureAwait(false);
        }

        foreach (var interaction in dataset.Training)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await batches.AddAsync(interaction).ConfigureAwait(false);
        }

        await batches.CompleteAsync().ConfigureAwait(false);
    }
}
