using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Feeds;
using RecOrleans.Engine.Policies;
using RecOrleans.Engine.Text;
using RecOrleans.Engine.Tools;
using RecOrleans.Feeds;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Grains.Hosting;
using RecOrleans.Policies;
using RecOrleans.Retrieval;

namespace RecOrleans.Grains.Users;

/// <summary>The steps of the hot path: what a user said and did in, ranking out. No language model, no storage. <see cref="UserFeeds"/> takes them one after the other.</summary>
public sealed class FeedAssembler(ICatalogShards shards, ITextEncoder encoder, IComputeWorkers workers, IOptions<GrainsOptions> options)
{
    /// <summary>What most requests need; all that the Diversifier rearranges, so a deeper ranking begins with the same items.</summary>
    private const int FirstDepth = Diversifier.Head;

    /// <summary>So many items are ranked where the first <paramref name="looked"/> are looked at.</summary>
    public int DepthOf(int looked) => looked > FirstDepth ? options.Value.RankingDepth : FirstDepth;

    /// <summary>The chain that memory and weights make at <paramref name="now"/>, with the titles of the items that it refers to.</summary>
    public async Task<CompiledPolicy> Compile(CatalogContext catalog, CatalogState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(state);
        var referred = await shards.GetItems(catalog, PolicyCompiler.Referred(catalog.Schema, state.Memory));
        var titles = referred.ToDictionary(item => item.Id, item => item.Title);
        return new CompiledPolicy(
            catalog.Version,
            PolicyCompiler.Compile(catalog.Schema, state.Memory, state.Weights, state.PolicyVersion, now, titles),
            PolicyCompiler.FindMissing(catalog.Schema, state.Memory, now, titles));
    }

    /// <summary>The user's collaborative vector as the policy's active intent reads the latest history (d floats); null without usable history.</summary>
    public async Task<float[]?> FoldInUser(CatalogContext catalog, CatalogState state, FeedPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(state);
        var recent = state.History.Length <= options.Value.FoldInLength ? state.History : state.History[^options.Value.FoldInLength..];
        if (recent.IsEmpty) return null;
        var vectors = await shards.GetVectors(catalog, [.. recent.Select(entry => entry.ItemId).Distinct()]);
        var known = vectors.ToDictionary(entry => entry.ItemId);
        List<HistoryEntry> entries =
            [.. recent.Where(entry => known.ContainsKey(entry.ItemId)).Select(entry => new HistoryEntry(known[entry.ItemId], entry.Kind, entry.Value, entry.At))];
        return await workers.Run(() => FoldIn.UserVector(catalog.Model, entries, policy, encoder, now));
    }

    /// <summary>What the shards propose, as one feed.</summary>
    public async Task<FeedRanking> Rank(CatalogContext catalog, ShardQuery query)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(query);
        var results = await shards.Search(catalog, query);
        return await workers.Run(() => FeedRanker.Rank(catalog.Schema, query.Policy, results));
    }
}

/// <param name="CatalogVersion">The version that the references were looked up in.</param>
/// <param name="Policy">The chain.</param>
/// <param name="Missing">What it leaves out, because the catalogue no longer has it.</param>
public sealed record CompiledPolicy(long CatalogVersion, FeedPolicy Policy, ImmutableArray<Relaxation> Missing);
