using System.Collections.Immutable;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Feeds;
using RecOrleans.Engine.Text;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Policies;
using RecOrleans.Retrieval;

namespace RecOrleans.Grains.Users;

/// <summary>The hot path: policy and history in, ranking out. No language model, no storage.</summary>
public sealed class FeedAssembler(ShardDirectory shards, ITextEncoder encoder, ComputeWorkers workers)
{
    /// <summary>The user's collaborative vector as the policy's active intent reads the history (d floats); null without usable history.</summary>
    public async Task<float[]?> FoldInUser(CatalogContext catalog, FeedPolicy policy, ImmutableArray<HistoryItem> history, DateTimeOffset now)
    {
        if (history.IsEmpty) return null;
        var vectors = await shards.GetVectors(catalog, [.. history.Select(entry => entry.ItemId).Distinct()]);
        var known = vectors.ToDictionary(entry => entry.ItemId);
        List<HistoryEntry> entries =
            [.. history.Where(entry => known.ContainsKey(entry.ItemId)).Select(entry => new HistoryEntry(known[entry.ItemId], entry.Kind, entry.Value, entry.At))];
        return await workers.Run(() => FoldIn.UserVector(catalog.Model, entries, policy, encoder, now));
    }

    public async Task<FeedRanking> Rank(CatalogContext catalog, ShardQuery query)
    {
        var results = await shards.Search(catalog, query);
        return await workers.Run(() => FeedRanker.Rank(catalog.Schema, query.Policy, results));
    }
}
