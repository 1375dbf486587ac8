using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;
using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Storage.Tests.Catalogs;

/// <summary>What every catalogue store promises. A store's own tests inherit it.</summary>
public abstract class CatalogStoreConformance : IAsyncLifetime
{
    private const int Shards = 4;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected ICatalogStore Store { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A store over data that this test alone uses; a second call gives another store over the same data.</summary>
    protected abstract Task<ICatalogStore> CreateStoreAsync();

    public virtual async ValueTask InitializeAsync()
    {
        Store = await CreateStoreAsync();
        await Store.InitializeAsync(Cancellation);
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task InitializeAsync_SecondTime_KeepsWhatIsThere()
    {
        var version = await PublishAsync("movies", Items(3));
        await Store.InitializeAsync(Cancellation);
        Assert.Equal(version, (await Store.FindAsync("movies", Cancellation))?.Version);
    }

    [Fact]
    public async Task FindAsync_UnknownCatalog_ReturnsNull()
    {
        Assert.Null(await Store.FindAsync("nothing", Cancellation));
        Assert.Null(await Store.FindAsync("nothing", 1, Cancellation));
        Assert.Empty(await Store.ListAsync(Cancellation));
    }

    [Fact]
    public async Task StageAsync_BeforePublish_IsNotServed()
    {
        await using var writer = await Store.StageAsync(Schema("movies"), Shards, Cancellation);
        await writer.AddItemsAsync(Items(5), Cancellation);
        Assert.Null(await Store.FindAsync("movies", writer.Version, Cancellation));
        await writer.CompleteAsync(Cancellation);

        Assert.Null(await Store.FindAsync("movies", Cancellation));
        Assert.Empty(await Store.ListAsync(Cancellation));
        Assert.Equal(5, (await Store.FindAsync("movies", writer.Version, Cancellation))?.Items);
    }

    [Fact]
    public async Task CompleteAsync_DescribesWhatWasWritten()
    {
        await using var writer = await Store.StageAsync(Schema("movies"), Shards, Cancellation);
        await writer.AddItemsAsync(Items(7), Cancellation);
        await writer.AddInteractionsAsync(Interactions(2500), Cancellation);
        await writer.AddInteractionsAsync(Interactions(10), Cancellation);
        var description = await writer.CompleteAsync(Cancellation);

        Assert.Equal(7, description.Items);
        Assert.Equal(2510, description.Interactions);
        Assert.Equal(Shards, description.Shards);
        Assert.Equal(writer.Version, description.Version);
        Assert.Equal(Json(Schema("movies")), Json(description.Schema));
        Assert.Equal(Json(description), Json(await Store.FindAsync("movies", writer.Version, Cancellation)));
    }

    [Fact]
    public async Task PublishAsync_CompletedVersion_IsServedAndListed()
    {
        var fashion = await PublishAsync("fashion", Items(2));
        var movies = await PublishAsync("movies", Items(3));

        var list = await Store.ListAsync(Cancellation);
        Assert.Equal([("fashion", fashion), ("movies", movies)], list.Select(catalog => (catalog.Schema.Catalog, catalog.Version)));
        Assert.Equal(3, (await Store.FindAsync("movies", Cancellation))?.Items);
    }

    [Fact]
    public async Task PublishAsync_NextVersion_LetsGoOfAllButTheOneBefore()
    {
        var first = await PublishAsync("movies", Items(1));
        var second = await PublishAsync("movies", Items(2));
        var third = await PublishAsync("movies", Items(3));

        Assert.True(first < second && second < third);
        Assert.Equal(third, (await Store.FindAsync("movies", Cancellation))?.Version);
        Assert.Equal(2, (await ReadAsync("movies", second)).Count);
        Assert.Null(await Store.FindAsync("movies", first, Cancellation));
        Assert.Null(await Store.ReadModelAsync("movies", first, "ials", Cancellation));
        var refusal = await Assert.ThrowsAsync<RequestException>(() => ReadAsync("movies", first));
        Assert.Equal(RequestError.NotFound, refusal.Error);
    }

    [Fact]
    public async Task PublishAsync_SameVersionAgain_KeepsTheOneBefore()
    {
        var first = await PublishAsync("movies", Items(1));
        var second = await PublishAsync("movies", Items(2));
        await Store.PublishAsync("movies", second, Cancellation);
        Assert.NotNull(await Store.FindAsync("movies", first, Cancellation));
    }

    [Fact]
    public async Task WithdrawAsync_PublishedCatalog_LeavesNothingOfItAndAllOfOthers()
    {
        var others = await PublishAsync("fashion", Items(2));
        var first = await PublishAsync("movies", Items(1));
        var second = await PublishAsync("movies", Items(2));

        await Store.WithdrawAsync("movies", Cancellation);

        Assert.Null(await Store.FindAsync("movies", Cancellation));
        foreach (var version in (long[])[first, second])
        {
            Assert.Null(await Store.FindAsync("movies", version, Cancellation));
            Assert.Null(await Store.ReadModelAsync("movies", version, "ials", Cancellation));
            await Assert.ThrowsAsync<RequestException>(() => ReadAsync("movies", version));
        }

        Assert.Equal(["fashion"], (await Store.ListAsync(Cancellation)).Select(catalog => catalog.Schema.Catalog));
        Assert.Equal(2, (await ReadAsync("fashion", others)).Count);
    }

    [Fact]
    public async Task WithdrawAsync_ThenPublishedAgain_IsServedUnderANewVersion()
    {
        var before = await PublishAsync("movies", Items(3));
        await using var staged = await Store.StageAsync(Schema("movies"), Shards, Cancellation);
        await staged.AddItemsAsync(Items(1), Cancellation);

        await Store.WithdrawAsync("movies", Cancellation);
        await Store.WithdrawAsync("movies", Cancellation);
        await Store.WithdrawAsync("nothing", Cancellation);

        await staged.CompleteAsync(Cancellation);
        await Store.PublishAsync("movies", staged.Version, Cancellation);
        Assert.Single(await ReadAsync("movies", (await Store.FindAsync("movies", Cancellation))!.Version));
        var after = await PublishAsync("movies", Items(2));
        Assert.True(after > staged.Version && staged.Version > before);
        Assert.Equal(2, (await Store.FindAsync("movies", Cancellation))!.Items);
    }

    [Fact]
    public async Task PublishAsync_IncompleteVersion_IsRefused()
    {
        await using var writer = await Store.StageAsync(Schema("movies"), Shards, Cancellation);
        var refusal = await Assert.ThrowsAsync<RequestException>(() => Store.PublishAsync("movies", writer.Version, Cancellation));
        Assert.Equal((RequestError.NotFound, "version"), (refusal.Error, refusal.Field));
    }

    [Fact]
    public async Task StageAsync_DisposedWithoutComplete_LeavesNothing()
    {
        long version;
        await using (var writer = await Store.StageAsync(Schema("movies"), Shards, Cancellation))
        {
            version = writer.Version;
            await writer.AddItemsAsync(Items(3), Cancellation);
        }

        Assert.Null(await Store.FindAsync("movies", version, Cancellation));
        Assert.True(await PublishAsync("movies", Items(1)) > version, "a version's number must not come back");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public async Task StageAsync_ShardsOutOfRange_IsRefused(int shards)
    {
        var refusal = await Assert.ThrowsAsync<RequestException>(() => Store.StageAsync(Schema("movies"), shards, Cancellation));
        Assert.Equal((RequestError.Invalid, "shards"), (refusal.Error, refusal.Field));
    }

    [Fact]
    public async Task AddItemsAsync_RepeatedId_ReplacesTheItemBefore()
    {
        await using var writer = await Store.StageAsync(Schema("movies"), Shards, Cancellation);
        var item = Items(1)[0];
        await writer.AddItemsAsync([item, item with { Title = "In one batch" }], Cancellation);
        await writer.AddItemsAsync([item with { Title = "In a later batch" }], Cancellation);

        Assert.Equal(1, (await writer.CompleteAsync(Cancellation)).Items);
        Assert.Equal("In a later batch", Assert.Single(await ReadAsync("movies", writer.Version)).Title);
    }

    [Fact]
    public async Task ReadItemsAsync_ByShard_GivesEachItemOnceInItsShard()
    {
        var items = Items(2500);
        var version = await PublishAsync("movies", items);

        var read = new List<Item>();
        for (var shard = 0; shard < Shards; shard++)
        {
            var part = await ReadAsync("movies", version, shard);
            Assert.All(part, item => Assert.Equal(shard, ShardKey.Of(item.Id, Shards)));
            Assert.Equal(part.Select(item => item.Id).Order(StringComparer.Ordinal), part.Select(item => item.Id));
            read.AddRange(part);
        }

        Assert.Equal(items.Select(item => item.Id).Order(StringComparer.Ordinal), read.Select(item => item.Id).Order(StringComparer.Ordinal));
        Assert.Equal(read.Select(item => item.Id), (await ReadAsync("movies", version)).Select(item => item.Id));
    }

    [Fact]
    public async Task ReadItemsAsync_AllThatAnItemHolds_ComesBackUnchanged()
    {
        var full = new Item
        {
            Id = "A-b_c.d:9",
            Title = "Amélie — 天使爱美丽 🎬",
            Text = new string('x', 100_000) + "'\"\\\t\n",
            Facets = ImmutableDictionary<string, ImmutableArray<FacetValue>>.Empty
                .Add("genre", ["comedy", "romance"])
                .Add("runtime", [122.5]),
        };
        var version = await PublishAsync("movies", [full, new Item { Id = "bare", Title = "" }]);

        var read = await ReadAsync("movies", version);
        Assert.Equal(Json(full), Json(read.Single(item => item.Id == full.Id)));
        Assert.Null(read.Single(item => item.Id == "bare").Text);
    }

    [Fact]
    public async Task ReadInteractionsAsync_ManyBatches_ComeBackInOrder()
    {
        var interactions = Interactions(5300);
        await using var writer = await Store.StageAsync(Schema("movies"), Shards, Cancellation);
        foreach (var batch in interactions.Chunk(1700)) await writer.AddInteractionsAsync(batch, Cancellation);
        await writer.CompleteAsync(Cancellation);

        Assert.Equal(interactions, await ToListAsync(Store.ReadInteractionsAsync("movies", writer.Version, Cancellation)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(3_500_001)]
    public async Task SaveModelAsync_AnySize_ComesBackUnchanged(int size)
    {
        var version = await PublishAsync("movies", Items(1));
        var content = new byte[size];
        new Random(size).NextBytes(content);
        await Store.SaveModelAsync("movies", version, "ials d=64/α", content, Cancellation);
        Assert.Equal(content, await Store.ReadModelAsync("movies", version, "ials d=64/α", Cancellation));
        Assert.Null(await Store.ReadModelAsync("movies", version, "other", Cancellation));
    }

    [Fact]
    public async Task SaveModelAsync_SameName_ReplacesTheOneBefore()
    {
        var version = await PublishAsync("movies", Items(1));
        await Store.SaveModelAsync("movies", version, "ials", new byte[2_000_000], Cancellation);
        await Store.SaveModelAsync("movies", version, "ials", new byte[] { 1, 2, 3 }, Cancellation);
        Assert.Equal([1, 2, 3], await Store.ReadModelAsync("movies", version, "ials", Cancellation));
    }

    [Fact]
    public async Task SaveModelAsync_UnknownVersion_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<RequestException>(() => Store.SaveModelAsync("movies", 9, "ials", new byte[1], Cancellation));
        Assert.Equal((RequestError.NotFound, "version"), (refusal.Error, refusal.Field));
    }

    [Fact]
    public async Task StageAsync_TwoAtOnce_GetVersionsOfTheirOwn()
    {
        var writers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.StageAsync(Schema("movies"), Shards, Cancellation)));
        Assert.Equal(8, writers.Select(writer => writer.Version).Distinct().Count());
        foreach (var writer in writers)
        {
            await writer.AddItemsAsync(Items(2), Cancellation);
            await writer.CompleteAsync(Cancellation);
        }

        foreach (var writer in writers.OrderBy(writer => writer.Version)) await Store.PublishAsync("movies", writer.Version, Cancellation);
        var served = await Store.FindAsync("movies", Cancellation);
        Assert.Equal(writers.Max(writer => writer.Version), served!.Version);
        Assert.Equal(2, (await ReadAsync("movies", served.Version)).Count);
    }

    protected static CatalogSchema Schema(string catalog) => new()
    {
        Catalog = catalog,
        Facets =
        [
            new Facet { Name = "genre", Kind = FacetKind.Closed, Values = ["comedy", "romance"], Multi = true },
            new Facet { Name = "runtime", Kind = FacetKind.Number, Unit = "minutes", Low = 1 },
        ],
    };

    protected static Item[] Items(int count) =>
    [
        .. Enumerable.Range(0, count).Select(n => new Item
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"m{n}"),
            Title = $"Film {n}",
            Facets = ImmutableDictionary<string, ImmutableArray<FacetValue>>.Empty.Add("runtime", [90.0 + n]),
        }),
    ];

    protected static LoggedInteraction[] Interactions(int count) =>
    [
        .. Enumerable.Range(0, count).Select(n => new LoggedInteraction(
            $"u{n % 97}", $"m{n}", n % 2 == 0 ? InteractionKind.Rating : InteractionKind.Click, n % 2 == 0 ? n % 6 * 0.5 : null,
            new DateTimeOffset(2025, 5, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(n))),
    ];

    protected async Task<long> PublishAsync(string catalog, IReadOnlyCollection<Item> items)
    {
        await using var writer = await Store.StageAsync(Schema(catalog), Shards, Cancellation);
        await writer.AddItemsAsync(items, Cancellation);
        await writer.CompleteAsync(Cancellation);
        await Store.SaveModelAsync(catalog, writer.Version, "ials", new byte[] { 7 }, Cancellation);
        await Store.PublishAsync(catalog, writer.Version, Cancellation);
        return writer.Version;
    }

    protected Task<List<Item>> ReadAsync(string catalog, long version, int? shard = null) =>
        ToListAsync(Store.ReadItemsAsync(catalog, version, shard, Cancellation));

    protected static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, RecOrleans.Json.Options);

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var value in source) list.Add(value);
        return list;
    }
}
