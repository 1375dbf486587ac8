using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Tools;
using RecOrleans.Policies;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Feeds;

/// <summary>Makes one feed of what the shards propose.</summary>
public static class FeedRanker
{
    /// <summary>Merges (relaxation level ascending, score descending, id ascending), keeps the Aggregator's top and lets the Diversifier rearrange it.</summary>
    /// <param name="schema">The catalogue's facets: they turn constraints into words.</param>
    /// <param name="policy">The policy that the shards ran.</param>
    /// <param name="results">One per shard, in any order.</param>
    /// <exception cref="RequestException">The policy holds arguments that a tool refuses.</exception>
    public static FeedRanking Rank(CatalogSchema schema, FeedPolicy policy, IReadOnlyList<ShardResult> results)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(results);
        var tools = ToolRegistry.BuiltIn;
        var top = tools.FindArguments<AggregatorArguments>(policy, ToolNames.Aggregator)?.Top ?? int.MaxValue;
        ImmutableArray<Candidate> merged =
        [
            .. results.SelectMany(result => result.Candidates)
                .OrderBy(candidate => candidate.RelaxationLevel)
                .ThenByDescending(candidate => candidate.Score)
                .ThenBy(candidate => candidate.Item.Id, StringComparer.Ordinal)
                .Take(top),
        ];

        var strength = tools.FindArguments<DiversifierArguments>(policy, ToolNames.Diversifier)?.Strength ?? 0;
        return new FeedRanking(Diversifier.Rearrange(merged, strength), new FeedExplanation(schema, policy, results.Sum(result => result.Kept)));
    }
}
