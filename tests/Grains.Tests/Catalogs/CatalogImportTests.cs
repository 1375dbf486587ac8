using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Grains.Tests.Cluster;
using RecOrleans.Interactions;
using RecOrleans.Preferences;

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
    public async Task AddItems_RepeatedId_IsNamedAndTheFirstKept()
    {
        const string id = "twins";
        var import = cluster.Grains.GetGrain<ICatalogImportGrain>(id);
        await import.Begin(SmallCatalog.Schema(id));
        var twin = SmallCatalog.Items[0] with { Title = "Twin" };

        var besides = await import.AddItems([SmallCatalog.Items[0], twin]);
        var later = await import.AddItems([twin, SmallCatalog.Items[1]]);

        Assert.All([besides, later], rejected => Assert.StartsWith("item 'film-0': id:", Assert.Single(rejected), StringComparison.Ordinal));
        Assert.Equal(2, (await import.Complete()).Items);
        Assert.Equal("Film number 0", (await cluster.Grains.GetGrain<ICatalogGrain>(id).GetItem("film-0"))!.Title);
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
    public async Task Delete_Served_IsGoneOnEverySiloUntilItIsImportedAgain()
    {
        const string id = "short-lived";
        var served = await cluster.Import(id);
        var users = Enumerable.Range(0, 8).Select(_ => cluster.User()).ToList();
        foreach (var user in users) await user.GetFeed(new FeedRequest { Catalog = id });
        var catalog = cluster.Grains.GetGrain<ICatalogGrain>(id);

        await catalog.Delete();

        Assert.Null(await catalog.Describe());
        Assert.DoesNotContain(await cluster.Grains.GetGrain<ICatalogDirectoryGrain>(ICatalogDirectoryGrain.Key).List(), summary => summary.Id == id);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        foreach (var user in users) await UntilGone(user, id, limit.Token);
        var again = await cluster.Import(id, SmallCatalog.Items.Take(12));
        Assert.True(again.Version > served.Version);
        foreach (var user in users) Assert.Equal(12, (await user.GetFeed(new FeedRequest { Catalog = id, Size = 50 })).Items.Length);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(FeedCluster.Catalog, RequestError.Conflict)]
    [InlineData("never-there", RequestError.NotFound)]
    public async Task Delete_DefaultOrUnknown_IsRefused(string id, RequestError error)
    {
        var refusal = await Assert.ThrowsAsync<RequestException>(cluster.Grains.GetGrain<ICatalogGrain>(id).Delete);

        Assert.Equal((error, "catalog"), (refusal.Error, refusal.Field));
        Assert.NotEmpty((await cluster.User().GetFeed(new FeedRequest())).Items);
    }

    [Fact(Timeout = 60_000)]
    public async Task Delete_WithACommandWaiting_RefusesTheCommandAndKeepsWhatWasSaid()
    {
        const string id = "spoken-of";
        await cluster.Import(id);
        var gate = new TaskCompletionSource<CommandAnswer>();
        cluster.Parser.On("held back", _ => gate.Task);
        var user = cluster.User();
        await user.AddPreference(id, new Preference { Id = "", Polarity = Polarity.Like, Strength = Strength.Soft, Facet = "genre", Value = "drama" });
        await user.Submit(new SubmitCommand { Text = "held back", CommandId = "1" });
        await user.Submit(new SubmitCommand { Text = "too late", CommandId = "2", Catalog = id });

        await cluster.Grains.GetGrain<ICatalogGrain>(id).Delete();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await UntilGone(user, id, limit.Token);
        gate.SetResult(new CommandAnswer { Feedback = Feedback.Neutral });

        var status = (await user.GetCommand("2", TimeSpan.FromSeconds(20)))!;
        Assert.Equal(CommandState.Refused, status.Status);
        Assert.Contains(id, status.Refusal, StringComparison.Ordinal);
        await cluster.Import(id);
        Assert.Equal("drama", Assert.Single(await user.GetPreferences(id)).Value.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Find_Words_GivesItemsWhoseTitlesHoldThem()
    {
        var catalog = cluster.Grains.GetGrain<ICatalogGrain>(FeedCluster.Catalog);

        Assert.Equal(["Film number 99"], (await catalog.Find("number 99", 10)).Select(item => item.Title));
        Assert.Equal("film-99", (await catalog.GetItem("film-99"))!.Id);
        Assert.Null(await catalog.GetItem("nothing"));
    }
    /// <summary>A silo notices a deletion when it next looks for a newer version.</summary>
    private static async Task UntilGone(IUserGrain user, string catalog, CancellationToken limit)
    {
        while (true)
        {
            limit.ThrowIfCancellationRequested();
            try
            {
                await user.GetFeed(new FeedRequest { Catalog = catalog });
            }
            catch (RequestException gone) when (gone.Field == "catalog")
            {
                Assert.Equal(RequestError.NotFound, gone.Error);
                return;
            }
            catch (RequestException part) when (part.Field == "version")
            {
                // This silo has not looked yet, and a shard that it wanted to load is gone already.
                Assert.Equal(RequestError.NotFound, part.Error);
            }
        }
    }
}
