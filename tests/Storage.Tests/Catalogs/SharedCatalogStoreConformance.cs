using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Storage.Tests.Catalogs;

/// <summary>What a store promises on top when its data outlives it and several silos share them.</summary>
public abstract class SharedCatalogStoreConformance : CatalogStoreConformance
{
    [Fact]
    public async Task FindAsync_FromAnotherStore_SeesWhatWasPublished()
    {
        var version = await PublishAsync("movies", Items(3));
        var other = await OpenAsync();
        Assert.Equal(version, (await other.FindAsync("movies", Cancellation))?.Version);
    }

    [Fact]
    public async Task InitializeAsync_WriterDiedInTheMiddle_SweepsItsVersionOnceItIsStale()
    {
        var abandoned = await Store.StageAsync(Schema("movies"), 4, Cancellation);
        await abandoned.AddItemsAsync(Items(250), Cancellation);
        await abandoned.AddInteractionsAsync(Interactions(1500), Cancellation);
        Assert.True(await CountRowsAsync(abandoned.Version) > 0);

        Clock.Advance(TimeSpan.FromMinutes(59));
        await OpenAsync();
        Assert.True(await CountRowsAsync(abandoned.Version) > 0, "a writer that is alive must not be swept");

        Clock.Advance(TimeSpan.FromMinutes(2));
        await OpenAsync();
        Assert.Equal(0, await CountRowsAsync(abandoned.Version));
        var refusal = await Assert.ThrowsAsync<RequestException>(() => abandoned.CompleteAsync(Cancellation));
        Assert.Equal(RequestError.Conflict, refusal.Error);
    }

    [Fact]
    public async Task InitializeAsync_WriterShowsLife_KeepsItsVersion()
    {
        await using var slow = await Store.StageAsync(Schema("movies"), 4, Cancellation);
        for (var step = 0; step < 3; step++)
        {
            Clock.Advance(TimeSpan.FromMinutes(50));
            await slow.AddItemsAsync(Items(5), Cancellation);
            await OpenAsync();
        }

        Assert.Equal(5, (await slow.CompleteAsync(Cancellation)).Items);
    }

    [Fact]
    public async Task PublishAsync_OldVersion_LeavesNoRows()
    {
        var first = await PublishAsync("movies", Items(250));
        await PublishAsync("movies", Items(1));
        await PublishAsync("movies", Items(1));
        Assert.Equal(0, await CountRowsAsync(first));
    }

    /// <summary>Stored rows of that version of <c>movies</c>, seen or unseen.</summary>
    protected abstract Task<int> CountRowsAsync(long version);

    private async Task<ICatalogStore> OpenAsync()
    {
        var store = await CreateStoreAsync();
        await store.InitializeAsync(Cancellation);
        return store;
    }
}
