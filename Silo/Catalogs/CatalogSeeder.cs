using Microsoft.Extensions.Options;
using RecOrleans.Engine.Import;
using RecOrleans.Silo.Hosting;

namespace RecOrleans.Silo.Catalogs;

/// <summary>Brings the configured catalogues into the store at first start and warms their shards, so that the first feed is quick. Then the silo is ready.</summary>
public sealed partial class CatalogSeeder(
    IGrainFactory grains, IOptions<SiloOptions> options, SiloReadiness readiness, IHostApplicationLifetime lifetime, ILogger<CatalogSeeder> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WaitForStart(stoppingToken);
        foreach (var (id, value) in options.Value.Catalogs)
        {
            try
            {
                var setting = CatalogSetting.Parse(id, value);
                if (await grains.GetGrain<ICatalogGrain>(id).Describe() is null) await Import(setting, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailed(error, id, value);
                readiness.Report($"Catalogue '{id}' could not be imported: {error.Message}");
            }
        }

        await Warm();
        readiness.Ready();
    }

    private async Task WaitForStart(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task Import(CatalogSetting setting, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(setting.Path, options.Value.Home);
        await using var source = await CatalogSources.OpenAsync(setting.Format, path, new CatalogSourceOptions { Catalog = setting.Id }, cancellationToken);
        var rejected = 0;
        var served = await SourceImport.RunAsync(grains, source, Reject, cancellationToken);
        LogImported(setting.Id, served.Items, served.Interactions, rejected);

        void Reject(string problem)
        {
            rejected++;
            LogRejected(setting.Id, problem);
        }
    }

    /// <summary>One feed a catalogue activates its shards.</summary>
    private async Task Warm()
    {
        foreach (var catalog in await grains.GetGrain<ICatalogDirectoryGrain>(ICatalogDirectoryGrain.Key).List())
            await grains.GetGrain<IUserGrain>("warm-up").GetFeed(new Feeds.FeedRequest { Catalog = catalog.Id, Size = 1 });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Catalogue {Catalog} imported: {Items} items, {Interactions} interactions, {Rejected} rows rejected.")]
    private partial void LogImported(string catalog, int items, int interactions, int rejected);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Catalogue {Catalog}: rejected: {Problem}")]
    private partial void LogRejected(string catalog, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Catalogue {Catalog} ({Value}) could not be imported; the others are served.")]
    private partial void LogFailed(Exception error, string catalog, string value);
}
