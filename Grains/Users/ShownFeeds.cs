using System.Collections.Immutable;
using RecOrleans.Engine.Feeds;
using RecOrleans.Feeds;

namespace RecOrleans.Grains.Users;

/// <summary>The latest feeds of a user that are in memory: for paging, and so that "the second one" is clear. Not stored; a command stores the feed that it speaks of.</summary>
public sealed class ShownFeeds
{
    private const int Kept = 4;

    private readonly List<ShownFeed> _feeds = [];

    /// <summary>Adds the newest; only it keeps a ranking that can be paged through.</summary>
    public void Add(ShownFeed feed)
    {
        ForgetRankings();
        if (_feeds.Count == Kept) _feeds.RemoveAt(0);
        _feeds.Add(feed);
    }

    /// <summary>Lets the rankings go: a few kilobytes a user that are made anew when they are asked for.</summary>
    public void ForgetRankings()
    {
        for (var index = 0; index < _feeds.Count; index++) _feeds[index] = _feeds[index] with { Ranking = null };
    }

    public ShownFeed? Find(string feedId) => _feeds.Find(feed => feed.FeedId == feedId);

    /// <summary>The latest feed of that catalogue, or null.</summary>
    public ShownFeed? Latest(string catalog) => _feeds.FindLast(feed => feed.Catalog == catalog);
}

/// <param name="FeedId">Its id.</param>
/// <param name="Catalog">The catalogue it was made of.</param>
/// <param name="PolicyVersion">The policy that made it.</param>
/// <param name="Depth">How many of the ranking's items are sure to stand in their place.</param>
/// <param name="Ranking">All that can be paged through; null once it was let go.</param>
/// <param name="Items">Ids of the first page, best first: what <c>#n</c> refers to.</param>
/// <param name="Missing">Preferences that the policy leaves out, because what they refer to is not in the catalogue any more.</param>
public sealed record ShownFeed(
    string FeedId, string Catalog, long PolicyVersion, int Depth, FeedRanking? Ranking, ImmutableArray<string> Items, ImmutableArray<Relaxation> Missing);
