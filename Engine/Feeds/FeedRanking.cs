using System.Collections.Immutable;
using RecOrleans.Feeds;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Feeds;

/// <summary>A whole feed in its order, cut into pages on demand. Immutable.</summary>
public sealed class FeedRanking
{
    private readonly ImmutableArray<Candidate> _candidates;
    private readonly FeedExplanation _explanation;

    internal FeedRanking(ImmutableArray<Candidate> candidates, FeedExplanation explanation)
    {
        _candidates = candidates;
        _explanation = explanation;
    }

    public int Count => _candidates.Length;

    /// <summary>Every item, best first.</summary>
    public ImmutableArray<FeedItem> Items => Page(0, Count).Items;

    /// <summary>Ids of all items, best first; nothing is put into words for them.</summary>
    public ImmutableArray<string> Ids => [.. _candidates.Select(candidate => candidate.Item.Id)];

    /// <summary>A stretch of the feed, with what had to be relaxed for the items in it.</summary>
    /// <param name="offset">Items above the page; past the end gives an empty page.</param>
    /// <param name="size">Items on the page at most.</param>
    public RankedPage Page(int offset, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var page = _candidates.AsSpan()[Math.Min(offset, Count)..(int)Math.Min((long)offset + size, Count)].ToImmutableArray();
        return new RankedPage([.. page.Select(_explanation.Explain)], _explanation.Relaxations(page));
    }
}

/// <param name="Items">Best first.</param>
/// <param name="Relaxed">The hard likes that some item of the page does not meet, strongest last.</param>
public sealed record RankedPage(ImmutableArray<FeedItem> Items, ImmutableArray<Relaxation> Relaxed);
