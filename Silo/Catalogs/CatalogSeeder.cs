using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Import;
using RecOrleans.Interactions;
using RecOrleans.Silo.Hosting;

namespace RecOrleans.Silo.Catalogs;

/// <summary>Brings the configured catalogues into the store at first start and warms their shards, so that the first feed is quick. Then the silo is ready.</summary>
public sealed partial class CatalogSeeder(
    IGrainFactory grains, IOptions<SiloOptions> options, SiloReadiness readiness, IHostApplicationLifetime lifetime, ILogger<CatalogSeeder> logger) : BackgroundService
{
    private const int BatchSize = 500;

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
        var import = grains.GetGrain<ICatalogImportGrain>(Guid.NewGuid().ToString("N"));
        await import.Begin(source.Schema);
        var items = new List<Item>(BatchSize);
        var interactions = new List<LoggedInteraction>(BatchSize);
        var rejected = 0;
        await foreach (var row in source.ReadAsync(cancellationToken))
        {
            switch (row)
            {
                case ItemRow item:
                    items.Add(item.Item);
                    break;
                case InteractionRow interaction:
                    interactions.Add(interaction.Interaction);
                    break;
                case RejectedRow bad:
                    rejected++;
                    LogRejected(setting.Id, bad.Source, bad.Line, bad.Reason);
                    break;
            }

            if (items.Count == BatchSize || (interactions.Count > 0 && items.Count > 0)) await SendItems();
            if (interactions.Count == BatchSize) await SendInteractions();
        }

        await SendItems();
        await SendInteractions();
        var description = await import.Complete();
        LogImported(setting.Id, description.Items, description.Interactions, rejected);

        async Task SendItems()
        {
            if (items.Count == 0) return;
            Reject(await import.AddItems([.. items]));
            items.Clear();
        }

        async Task SendInteractions()
        {
            if (interactions.Count == 0) return;
            Reject(await import.AddInteractions([.. interactions]));
            interactions.Clear();
        }

        void Reject(ImmutableArray<string> reasons)
        {
            rejected += reasons.Length;
            foreach (var reason in reasons) LogRejected(setting.Id, setting.Path, 0, reason);
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

    [LoggerMessage(Level = LogLevel.Debug, Message = "Catalogue {Catalog}: {Source} line {Line} rejected: {Reason}")]
    private partial void LogRejected(string catalog, string source, long line, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Catalogue {Catalog} ({Value}) could not be imported; the others are served.")]
    private partial void LogFailed(Exception error, string catalog, string value);
}
