using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Interactions;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Systems;

[Collection(FashionCollection.Name)]
public class FeedSystemsTests(FashionSystems systems)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Create_EverySystem_BearsTheNameItIsListedUnder() =>
        Assert.Equal(FeedSystems.Known.Select(entry => entry.Name), systems.All.Select(system => system.Name));

    [Fact]
    public void IsSlow_OnlyWhereAModelReads()
    {
        Assert.Equal(["recorleans-student"], systems.All.Where(system => system.IsSlow).Select(system => system.Name));
        Assert.Equal(["recorleans-student"], FeedSystems.Known.Where(entry => entry.IsSlow).Select(entry => entry.Name));
    }

    [Fact(Timeout = 120_000)]
    public async Task GetFeed_OfEverySystem_LeavesTheHistoryOut()
    {
        IrfUser[] users = [.. systems.Dataset.Users.Take(3)];
        // What was only clicked is what the product alone would show again.
        Assert.Contains(users, user => user.History.GroupBy(deed => deed.ItemId).Any(deeds => deeds.All(deed => deed.Kind is InteractionKind.Click)));
        foreach (var system in systems.All)
            await Task.WhenAll(users.Select(user => LeavesOut(system, user)));

        async Task LeavesOut(IFeedSystem system, IrfUser user)
        {
            await using var session = await system.OpenAsync(user, Token);
            await Check();
            if (system.IsSlow) return;
            await session.CommandAsync(Said.Add("plain and cheap", Said.Plain, Said.Cheap), Token);
            await Check();

            async Task Check()
            {
                // As many as the product ranks: an item of the history could not hide below.
                var feed = await session.GetFeedAsync(200, Token);
                Assert.Equal(200, feed.Distinct().Count());
                Assert.Empty(feed.Intersect(user.History.Select(deed => deed.ItemId)));
            }
        }
    }

    [Fact]
    public async Task Create_AnUnknownName_ListsTheKnownOnes()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => FeedSystems.CreateAsync(systems.Dataset, ["bm52"], Repository.Path("models"), Token));

        Assert.Contains("bm52", error.Message, StringComparison.Ordinal);
        Assert.Contains("bm25", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithoutTheTextEncoder_NamesTheFile()
    {
        var error = await Assert.ThrowsAnyAsync<IOException>(() => FeedSystems.CreateAsync(systems.Dataset, ["dense"], Repository.Path("data"), Token));

        Assert.Contains("text-encoder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithoutTheStudent_RefusesToMeasureTheRulesInItsName()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => FeedSystems.CreateAsync(systems.Dataset, ["recorleans-student"], Repository.Path("data"), Token));

        Assert.Contains("student-q4_0.gguf", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Create_ADatasetWithAFaultyItem_IsRefused()
    {
        var faulty = systems.Dataset with { Items = [.. systems.Dataset.Items.Take(3), systems.Dataset.Items[3] with { Title = "" }] };

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => FeedSystems.CreateAsync(faulty, ["recorleans-gold"], Repository.Path("models"), Token));

        Assert.Contains("title", error.Message, StringComparison.OrdinalIgnoreCase);
    }
}
