using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Draws lots and leans to the long tail: reach x (4 u_i - 2 compress(popularity)), u_i uniform in 0..1.</summary>
/// <remarks>u_i is a hash of the query's seed and the item's id: the same seed replays the same feed, however the catalogue is cut into shards.</remarks>
internal sealed class Explorer() : Tool<ExplorerArguments>(
    ToolNames.Explorer,
    "Surprises: brings up what few people know, by lot.",
    """
    {"type":"object","additionalProperties":false,"required":["reach"],"properties":{"reach":{"type":"number","minimum":0,"maximum":1}}}
    """)
{
    private const float Chance = 4, Tail = 2;

    protected override BoundTool Bind(ExplorerArguments arguments, ShardRows rows) => new() { Scorers = [new LongTail(rows, (float)arguments.Reach)] };

    private sealed class LongTail(ShardRows shard, float reach) : IRowScorer
    {
        private readonly ulong[] _ids = Array.ConvertAll(shard.Items, item => Hash(item.Id));

        public string Part => ScoreParts.Exploration;

        public bool Applies(ShardQuery query) => reach > 0;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores)
        {
            for (var k = 0; k < rows.Length; k++)
                scores[k] += reach * (Chance * Lot(query.Seed, _ids[rows[k]]) - Tail * Standardisation.Compress(shard.Popularity[rows[k]]));
        }

        /// <summary>Uniform in 0..1: the finaliser of SplitMix64 over seed and id.</summary>
        private static float Lot(ulong seed, ulong id)
        {
            var bits = id ^ (seed * 0x9E3779B97F4A7C15);
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return ((bits ^ (bits >> 31)) >> 40) / (float)(1 << 24);
        }

        private static ulong Hash(string id)
        {
            var hash = 14695981039346656037;
            foreach (var letter in id) hash = (hash ^ letter) * 1099511628211;
            return hash;
        }
    }
}
