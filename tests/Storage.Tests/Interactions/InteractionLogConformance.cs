using Microsoft.Extensions.Time.Testing;
using RecOrleans.Interactions;
using RecOrleans.Storage.Interactions;

namespace RecOrleans.Storage.Tests.Interactions;

/// <summary>What every interaction log promises.</summary>
public abstract class InteractionLogConformance : IAsyncLifetime
{
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero));

    protected IInteractionLog Log { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<IInteractionLog> CreateLogAsync();

    public virtual async ValueTask InitializeAsync()
    {
        Log = await CreateLogAsync();
        await Log.InitializeAsync(Cancellation);
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ReadAsync_NothingAppended_IsEmpty() => Assert.Empty(await ReadAsync("movies", DateTimeOffset.MinValue));

    [Fact]
    public async Task AppendAsync_EmptyBatch_ChangesNothing()
    {
        await Log.AppendAsync("movies", [], Cancellation);
        Assert.Empty(await ReadAsync("movies", DateTimeOffset.MinValue));
    }

    [Fact]
    public async Task ReadAsync_SeveralBatches_ComeBackWholeAndInOrder()
    {
        var interactions = Interactions("u", 4100);
        foreach (var batch in interactions.Chunk(1300))
        {
            await Log.AppendAsync("movies", batch, Cancellation);
            Clock.Advance(TimeSpan.FromHours(13));
        }

        Assert.Equal(interactions, await ReadAsync("movies", DateTimeOffset.MinValue));
    }

    [Fact]
    public async Task ReadAsync_Since_LeavesOutWhatWasAppendedBefore()
    {
        var early = Interactions("early", 3);
        var late = Interactions("late", 2);
        await Log.AppendAsync("movies", early, Cancellation);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var since = Clock.GetUtcNow();
        await Log.AppendAsync("movies", late, Cancellation);

        Assert.Equal(late, await ReadAsync("movies", since));
    }

    [Fact]
    public async Task ReadAsync_OtherCatalog_IsNotMixedIn()
    {
        await Log.AppendAsync("movies", Interactions("u", 3), Cancellation);
        await Log.AppendAsync("movies-2", Interactions("v", 2), Cancellation);
        Assert.Equal(Interactions("u", 3), await ReadAsync("movies", DateTimeOffset.MinValue));
        Assert.Equal(Interactions("v", 2), await ReadAsync("movies-2", DateTimeOffset.MinValue));
    }

    [Fact]
    public async Task AppendAsync_ManyAtOnce_LosesNothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(writer => Log.AppendAsync("movies", Interactions($"u{writer}", 5), Cancellation)));
        Assert.Equal(160, (await ReadAsync("movies", DateTimeOffset.MinValue)).Distinct().Count());
    }

    private static LoggedInteraction[] Interactions(string user, int count) =>
    [
        .. Enumerable.Range(0, count).Select(n => new LoggedInteraction(
            user, $"m{n}", InteractionKind.Like, null, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(n))),
    ];

    private async Task<List<LoggedInteraction>> ReadAsync(string catalog, DateTimeOffset since)
    {
        var list = new List<LoggedInteraction>();
        await foreach (var interaction in Log.ReadAsync(catalog, since, Cancellation)) list.Add(interaction);
        return list;
    }
}
