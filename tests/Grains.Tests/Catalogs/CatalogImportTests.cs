using RecOrleans.Catalogs;
using RecOrleans.Feeds;
using RecOrleans.Grains.Tests.Cluster;
using RecOrleans.Interactions;

namespace RecOrleans.Grains.Tests.Catalogs;

public class CatalogImportTests(FeedCluster cluster)
{
    [Fact(Timeout = 60_000)]
    public async Task ImportBatches_MoreRowsThanABatch_AllArriveWithTheirItemsFirst()
    {
        var import = cluster.Grains.GetGrain<ICatalogImportGrain>("batches");
        await import.Begin(SmallCatalog.Schema("batches"));
        var problems = new List<string>();
        var batches = new ImportBatches(import, problems.Add, size: 7);

        foreach (var films in SmallCatalog.Items.Chunk(10))
        {
            foreach (var film in films) await batches.AddAsync(film);
            foreach (var film in films) await batches.AddAsync(new LoggedInteraction("u", film.Id, InteractionKind.Like, null, DateTimeOffset.UnixEpoch));
        }

        await batches.AddAsync(new LoggedInteraction("u", "nothing", InteractionKind.Like, null, DateTimeOffset.UnixEpoch));
        var served = await batches.CompleteAsync();

        Assert.Equal((SmallCatalog.Count, SmallCatalog.Count), (served.Items, served.Interactions));
        Assert.Contains("'nothing'", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Complete_NewVersion_ReachesFeedsOfEverySilo()
    {
        await cluster.Import("changing");
        var users = Enumerable.Range(0, 8).Select(_ => cluster.User()).ToList();
        foreach (var user in users) await user.GetFeed(new FeedRequest { Catalog = "changing" });

        await cluster.Import("changing", SmallCatalog.Items.Take(12));

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        foreach (var user in users)
        {
            FeedPage feed;
            do
            {
                limit.Token.ThrowIfCancellationRequested();
                feed = await user.GetFeed(new FeedRequest { Catalog = "changing", Size = 50 });
            }
            while (feed.Items.Length != 12);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task AddItems_BadRows_AreNamedAndTheOthersKept()
    {
        var import = cluster.Grains.GetGrain<ICatalogImportGrain>("bad-rows");
        await import.Begin(SmallCatalog.Schema("bad-rows"));

        var rejected = await import.AddItems(
        [
            SmallCatalog.Items[0],
            SmallCatalog.Items[1] with { Facets = SmallCatalog.Items[1].Facets.SetItem("genre", [(FacetValue)"polka"]) },
            SmallCatalog.Items[2] with { Facets = SmallCatalog.Items[2].Facets.SetItem("runtime", [(FacetValue)"long"]) },
        ]);
        var orphans = await import.AddInteractions([SmallCatalog.Interactions[0] with { ItemId = "nowhere" }]);

        Assert.Equal(2, rejected.Length);
        Assert.Contains("polka", rejected[0], StringComparison.Ordinal);
        Assert.Contains("runtime", rejected[1], StringComparison.Ordinal);
        Assert.Contains("nowhere", Assert.Single(orphans), StringComparison.Ordinal);
        Assert.Equal(1, (await import.Complete()).Items);
    }

    [Fact(Timeout = 60_000)]
    public async Task Begin_SchemaContradictsItself_IsRefused()
    {
        var schema = SmallCatalog.Schema("wrong") with { Facets = [new Facet { Name = "genre", Kind = FacetKind.Closed }] };

        var error = await Assert.ThrowsAsync<RequestException>(() => cluster.Grains.GetGrain<ICatalogImportGrain>("wrong").Begin(schema));

        Assert.Equal((RequestError.Invalid, "schema"), (error.Error, error.Field));
        Assert.Contains("genre", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Complete_NothingStaged_LeavesTheOldVersion()
    {
        var served = await cluster.Import("kept");
        var import = cluster.Grains.GetGrain<ICatalogImportGrain>("empty");
        await import.Begin(SmallCatalog.Schema("kept"));

        await Assert.ThrowsAsync<RequestException>(import.Complete);

        Assert.Equal(served.Version, (await cluster.Grains.GetGrain<ICatalogGrain>("kept").Describe())!.Version);
    }

    [Fact(Timeout = 60_000)]
    public async Task Find_Words_GivesItemsWhoseTitlesHoldThem()
    {
        var catalog = cluster.Grains.GetGrain<ICatalogGrain>(FeedCluster.Catalog);

        Assert.Equal(["Film number 99"], (await catalog.Find("number 99", 10)).Select(item => item.Title));
        Assert.Equal("film-99", (await catalog.GetItem("film-99"))!.Id);
        Assert.Null(await catalog.GetItem("nothing"));
    }
}
