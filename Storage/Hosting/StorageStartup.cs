using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecOrleans.Storage.Catalogs;
using RecOrleans.Storage.Interactions;
using RecOrleans.Storage.Sqlite;

namespace RecOrleans.Storage.Hosting;

/// <summary>Makes files, tables and schemas before anything of the silo asks for them.</summary>
internal sealed partial class StorageStartup(
    StorageOptions options, IServiceProvider services, ICatalogStore catalogs, IInteractionLog interactions, ILogger<StorageStartup> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(nameof(StorageStartup), ServiceLifecycleStage.RuntimeInitialize, StartAsync);

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (services.GetKeyedService<SqliteDatabase>(SqliteFile.State) is { } state)
        {
            await state.CreateSchemaAsync(EmbeddedScript.Read(EmbeddedScript.Orleans), cancellationToken).ConfigureAwait(false);
            LogSqlite(state.Path);
        }

        await catalogs.InitializeAsync(cancellationToken).ConfigureAwait(false);
        await interactions.InitializeAsync(cancellationToken).ConfigureAwait(false);
        LogReady(options.Provider);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Grain state lives in {Path}")]
    private partial void LogSqlite(string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "Storage is ready: {Provider}")]
    private partial void LogReady(StorageProvider provider);
}
