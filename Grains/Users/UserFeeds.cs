using System.Collections.Immutable;
using RecOrleans.Engine.Feeds;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Retrieval;

namespace RecOrleans.Grains.Users;

/// <summary>Makes one user's feeds: compiles what was said, folds in what was done, asks the shards and ranks what they propose. What is still the same is not made again.</summary>
/// <remarks>For one thread at a time; requests may interleave.</remarks>
/// <param name="userId">Whose they are.</param>
/// <param name="assembler">The steps.</param>
public sealed class UserFeeds(string userId, FeedAssembler assembler)
{
    private readonly Dictionary<string, CompiledPolicy> _policies = [];
    private readonly Dictionary<string, FoldedUser> _folded = [];

    /// <summary>The policy in force.</summary>
    /// <param name="catalog">The version that references are looked up in.</param>
    /// <param name="state">The user there, without what has expired.</param>
    /// <param name="now">The time at which expiry is read.</param>
    public async Task<CompiledPolicy> GetPolicy(CatalogContext catalog, CatalogState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(state);
        if (!_policies.TryGetValue(catalog.Id, out var compiled) || compiled.Policy.PolicyVersion != state.PolicyVersion || compiled.CatalogVersion != catalog.Version)
            _policies[catalog.Id] = compiled = await assembler.Compile(catalog, state, now);
        return compiled;
    }

    /// <summary>A feed, and the policy that made it.</summary>
    /// <param name="catalog">The version that is served.</param>
    /// <param name="state">The user there, without what has expired.</param>
    /// <param name="depth">How many items are ranked, <see cref="FeedAssembler.DepthOf"/>.</param>
    /// <param name="now">Ages and expiry are read from here.</param>
    public async Task<(FeedRanking Ranking, CompiledPolicy Policy)> Make(CatalogContext catalog, CatalogState state, int depth, DateTimeOffset now)
    {
        var compiled = await GetPolicy(catalog, state, now);
        var policy = compiled.Policy;
        if (!_folded.TryGetValue(catalog.Id, out var folded) || folded.PolicyVersion != policy.PolicyVersion || folded.CatalogVersion != catalog.Version || folded.History != state.History)
            _folded[catalog.Id] = folded = new FoldedUser(policy.PolicyVersion, catalog.Version, state.History, await assembler.FoldInUser(catalog, state, policy, now));
        var ranking = await assembler.Rank(catalog, new ShardQuery
        {
            Policy = policy,
            UserVector = folded.Vector is { } vector ? (ReadOnlyMemory<float>?)vector : null,
            Consumed = [.. state.Consumed],
            Count = depth,
            Seed = FeedSeed.Of(userId, policy.PolicyVersion),
            Now = now,
        });
        return (ranking, compiled);
    }

    private sealed record FoldedUser(long PolicyVersion, long CatalogVersion, ImmutableArray<HistoryItem> History, float[]? Vector);
}
