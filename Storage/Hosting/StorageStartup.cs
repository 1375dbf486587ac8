using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RecOrleans.Storage.Catalogs;
using RecOrleans.Storage.Interactions;
using RecOrleans.Storage.Sqlite;

namespace RecOrleans.Storage.Hosting;

/// <summary>Claims the storage file, and makes files, tables and schemas, before anything of the host starts.</summary>
internal sealed partial class StorageStartup(
    StorageOptions options, IServiceProvider services, ICatalogStore catalogs, IInteractionLog interactions, ILogger<StorageStartup> logger)
    : IHostedLifecycleService, IDisposable
{
    private SqliteFileClaim? _claim;

    /// <exception cref="OrleansConfigurationException">The storage cannot be used: another silo has it, it is damaged, or it was written by a later version.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var state = services.GetKeyedService<SqliteDatabase>(SqliteFile.State);
        if (state is not null)
        {
            _claim = SqliteFileClaim.Of(state.Path);
            await PrepareAsync(() => state.CreateSchemaAsync(EmbeddedScript.Read(EmbeddedScript.Orleans), cancellationToken), state.Path).ConfigureAwait(false);
        }

        var file = services.GetKeyedService<SqliteDatabase>(SqliteFile.Catalogs)?.Path;
        await PrepareAsync(() => catalogs.InitializeAsync(cancellationToken), file).ConfigureAwait(false);
        await PrepareAsync(() => interactions.InitializeAsync(cancellationToken), file).ConfigureAwait(false);
        if (state is not null) LogSqlite(state.Path);
        LogReady(options.Provider);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _claim?.Dispose();

    /// <summary>What a running silo answers as "not now" is at the start something to be put right first.</summary>
    private static async Task PrepareAsync(Func<Task> prepare, string? file)
    {
        try
        {
            await prepare().ConfigureAwait(false);
        }
        catch (RequestException error)
        {
            throw new OrleansConfigurationException(
                file is null ? error.Message : $"{StorageOptions.Section}:{nameof(StorageOptions.Path)} leads to '{file}'. {error.Message}", error);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Grain state lives in {Path}")]
    private partial void LogSqlite(string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "Storage is ready: {Provider}")]
    private partial void LogReady(StorageProvider provider);
}
