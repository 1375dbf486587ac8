using System.Numerics.Tensors;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Positive fit: s_match = a s_sem + (1 - a) s_aia, both standardised over the whole catalogue and compressed.</summary>
/// <remarks>
/// s_aia comes from the user's folded-in vector. A user without history gets popularity in its place: what most people like is the best guess about someone unknown.
/// An item that nobody has touched has factors of zero, which says "no evidence", not "average".
/// </remarks>
internal sealed class Matcher() : Tool<MatcherArguments>(
    ToolNames.Matcher,
    "Scores the fit with what the user asks for (share 'semantic') and with what people of the same history like.",
    $$$"""
    {"type":"object","additionalProperties":false,"required":["semantic"],"properties":{
      "semantic":{"type":"number","minimum":0,"maximum":1},
      "temperature":{"type":"number","minimum":0.02,"maximum":1},
      "likes":{"type":"array","items":{{{ArgumentSchema.Constraint}}} } } }
    """)
{
    protected override BoundTool Bind(MatcherArguments arguments, ShardRows rows)
    {
        var a = (float)arguments.Semantic;
        var wishes = new WishScores(arguments.Likes.IsDefault ? [] : arguments.Likes, rows, Name);
        return new BoundTool
        {
            Scorers = [new Semantic(wishes, a, rows.Count), new Collaborative(rows, 1 - a), new Popular(rows, 1 - a)],
            Likes = [.. wishes.Likes],
        };
    }

    private sealed class Semantic(WishScores wishes, float weight, int count) : IRowScorer
    {
        private readonly ScoreColumn _column = new(count, (rows, scores) => wishes.Add(rows, weight, scores));

        public string Part => ScoreParts.Semantic;

        public bool Applies(ShardQuery query) => !wishes.IsEmpty;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores) => _column.AddTo(rows, scores);
    }

    private sealed class Collaborative(ShardRows shard, float weight) : IRowScorer
    {
        public string Part => ScoreParts.Collaborative;

        public bool Applies(ShardQuery query) => query.UserVector is not null;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores)
        {
            var user = query.UserVector!.Value.Span;
            var standardisation = shard.Model.Collaborative.Moments.For(user);
            for (var k = 0; k < rows.Length; k++)
                scores[k] += weight * Standardisation.Compress(standardisation.Of(TensorPrimitives.Dot(user, shard.FactorSpan(rows[k]))));
        }
    }

    private sealed class Popular(ShardRows shard, float weight) : IRowScorer
    {
        public string Part => ScoreParts.Popularity;

        public bool Applies(ShardQuery query) => query.UserVector is null;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores)
        {
            for (var k = 0; k < rows.Length; k++) scores[k] += weight * Standardisation.Compress(shard.Popularity[rows[k]]);
        }
    }
}
