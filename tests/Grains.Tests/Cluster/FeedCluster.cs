using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.TestingHost;
using RecOrleans.Catalogs;
using RecOrleans.Feeds;
using RecOrleans.Grains.Hosting;
using RecOrleans.Language.Agents;
using RecOrleans.Storage;
using RecOrleans.Storage.Catalogs;
using RecOrleans.Storage.Hosting;
using RecOrleans.Testing;

namespace RecOrleans.Grains.Tests.Cluster;

/// <summary>Two silos in this process with memory storage, a scripted parser and the small catalogue under the id <c>films</c>.</summary>
public class FeedCluster : IAsyncLifetime
{
    public const string Catalog = "films";

    private readonly MemoryCatalogStore _store = new();
    private InProcessTestCluster? _cluster;

    public ScriptedParser Parser { get; } = new();

    public ShiftedTime Time { get; } = new();

    /// <summary>Makes writes of chosen users' records fail.</summary>
    public StorageSwitch Storage { get; } = new();

    public IGrainFactory Grains => Running.Client;

    public InProcessTestCluster Running => _cluster ?? throw new InvalidOperationException("The cluster is not running.");

    protected virtual bool WithStreams => true;

    public IUserGrain User(string? id = null) => Grains.GetGrain<IUserGrain>(id ?? Guid.NewGuid().ToString("N"));

    /// <summary>What the user's grain tells from now on.</summary>
    public async Task<UserEvents> Listen(IUserGrain user)
    {
        var events = new UserEvents();
        await Running.Client.GetStreamProvider(StreamNames.Provider)
            .GetStream<UserEvent>(StreamId.Create(StreamNames.Feeds, user.GetPrimaryKeyString()))
            .SubscribeAsync((message, _) => events.Take(message));
        return events;
    }

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddRecOrleansStorage(new StorageOptions { Provider = StorageProvider.Memory });
            if (WithStreams) silo.AddRecOrleansStreams();
            silo.Services.AddRecOrleansGrains(null, Repository.Path("models", "text-encoder"));
            silo.Services.AddSingleton<ICatalogStore>(_store);
            silo.Services.AddSingleton<TimeProvider>(Time);
            silo.Services.AddSingleton<IParserAgent>(Parser);
            silo.Services.AddSingleton<IPlannerAgent>(Parser);
            Storage.Decorate(silo.Services, StorageNames.Users);
            silo.Services.Configure<GrainsOptions>(options =>
            {
                options.DefaultCatalog = Catalog;
                options.MaxPendingCommands = 3;
                options.ReplayDelay = TimeSpan.FromMilliseconds(300);
                options.CatalogRefresh = TimeSpan.FromMilliseconds(50);
                options.Shards = 3;
            });
            silo.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        });
        if (WithStreams) builder.ConfigureClient(client => client.AddMemoryStreams(StreamNames.Provider));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        await Import(Catalog);
    }

    public async Task<CatalogDescription> Import(string id, IEnumerable<Item>? items = null)
    {
        var import = Grains.GetGrain<ICatalogImportGrain>(Guid.NewGuid().ToString("N"));
        await import.Begin(SmallCatalog.Schema(id));
        await import.AddItems([.. items ?? SmallCatalog.Items]);
        if (items is null) await import.AddInteractions(SmallCatalog.Interactions);
        return await import.Complete();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}

/// <summary>The same without any stream provider: a stream that has stopped for good.</summary>
public sealed class StreamlessCluster : FeedCluster
{
    protected override bool WithStreams => false;
}
