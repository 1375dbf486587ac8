using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Lifts what has been popular of late, in compressed standard deviations.</summary>
internal sealed class Trending() : Tool<TrendingArguments>(
    ToolNames.Trending,
    "Lifts what others have been choosing of late.",
    """
    {"type":"object","additionalProperties":false,"required":["weight"],"properties":{"weight":{"type":"number","minimum":0,"maximum":4}}}
    """)
{
    protected override BoundTool Bind(TrendingArguments arguments, ShardRows rows) => new() { Scorers = [new Recent(rows, (float)arguments.Weight)] };

    private sealed class Recent(ShardRows shard, float weight) : IRowScorer
    {
        public string Part => ScoreParts.Trending;

        public bool Applies(ShardQuery query) => true;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores)
        {
            for (var k = 0; k < rows.Length; k++) scores[k] += weight * Standardisation.Compress(shard.Trend[rows[k]]);
        }
    }
}
