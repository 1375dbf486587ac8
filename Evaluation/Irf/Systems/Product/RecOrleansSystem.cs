using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Feeds;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Irf.Systems.Product;

/// <summary>The product, spoken to as any client does: record deeds, get a feed, submit a command, wait until it is handled.</summary>
internal sealed class RecOrleansSystem(RecOrleansCluster cluster, RecOrleansVariant variant, bool isSlow) : IFeedSystem
{
    public string Name => variant.Name;

    public bool IsSlow => isSlow;

    public async Task<IFeedSession> OpenAsync(IrfUser user, CancellationToken cancellationToken) =>
        new RecOrleansSession(cluster, await RecOrleansFeed.OpenAsync(cluster, user, cancellationToken).ConfigureAwait(false), variant);

    /// <summary>Nothing: the cluster belongs to whoever started it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A fresh user of the product with a history, and the feed that this user looks at.</summary>
internal sealed class RecOrleansFeed
{
    private readonly string _catalog;

    private RecOrleansFeed(IUserGrain user, string catalog)
    {
        User = user;
        _catalog = catalog;
    }

    public IUserGrain User { get; }

    /// <summary>Of the page that was shown last; null before the first.</summary>
    public string? FeedId { get; private set; }

    /// <summary>What was shown last, best first; at most ten.</summary>
    public ImmutableArray<Item> Shown { get; private set; } = [];

    public static async Task<RecOrleansFeed> OpenAsync(RecOrleansCluster cluster, IrfUser user, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var feed = new RecOrleansFeed(cluster.NewUser(), cluster.Catalog);
        await feed.RecordAsync([.. Known(user.History), .. user.History]).ConfigureAwait(false);
        return feed;
    }

    public Task RecordAsync(ImmutableArray<Interaction> deeds) =>
        deeds.IsEmpty ? Task.CompletedTask : User.Record([.. deeds.Select(deed => deed with { Catalog = _catalog })]);

    /// <summary>The page of ten that the user sees, and as many pages below it as the depth asks for: what is said about "the second one" is about the first page.</summary>
    public async Task<ImmutableArray<string>> GetAsync(int depth, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        var page = await User.GetFeed(new FeedRequest { Catalog = _catalog, Size = Math.Min(depth, FeedRequest.DefaultSize) }).ConfigureAwait(false);
        FeedId = page.FeedId;
        Shown = [.. page.Items.Select(entry => entry.Item)];
        var ids = page.Items.Select(entry => entry.Item.Id).ToList();
        while (ids.Count < depth && page.Cursor is { } cursor)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = new FeedRequest { Catalog = _catalog, Size = Math.Min(depth - ids.Count, FeedRequest.MaxSize), Cursor = cursor };
            page = await User.GetFeed(request).ConfigureAwait(false);
            ids.AddRange(page.Items.Select(entry => entry.Item.Id));
        }

        return [.. ids];
    }

    /// <summary>
    /// The product goes on proposing what was merely clicked or put into a cart, the benchmark leaves the whole history out: such items are marked as seen,
    /// before the first deed, so that the deeds themselves keep their order and weight.
    /// </summary>
    internal static IEnumerable<Interaction> Known(ImmutableArray<Interaction> history) => history.Select(deed => deed.ItemId)
        .Except(history.Where(deed => Grains.Users.History.IsConsumed(deed.Kind)).Select(deed => deed.ItemId))
        .Select(item => new Interaction { ItemId = item, Kind = InteractionKind.Seen, At = history.Min(deed => deed.At) });
}
