using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Negative fit: s_att = -b max(0, sim(e_i, e(P-))), disliked facets, and items whose likes are not wanted. Kept apart from the positive query: a vector cannot say "not".</summary>
internal sealed class Attenuator() : Tool<AttenuatorArguments>(
    ToolNames.Attenuator,
    "Pushes down what fits the soft dislikes; never lifts anything.",
    $$$"""
    {"type":"object","additionalProperties":false,"required":["weight","dislikes"],"properties":{
      "weight":{"type":"number","minimum":0,"maximum":4},
      "dislikes":{"type":"array","items":{{{ArgumentSchema.Constraint}}} } } }
    """)
{
    protected override BoundTool Bind(AttenuatorArguments arguments, ShardRows rows)
    {
        var unlike = arguments.Dislikes.Where(dislike => rows.Schema.Find(dislike.Facet)?.Kind == FacetKind.Reference).ToArray();
        return new BoundTool
        {
            Scorers =
            [
                new Negative(
                    new WishScores([.. arguments.Dislikes.Except(unlike)], rows, Name),
                    [.. unlike.Select(dislike => (new ItemNearness(rows, dislike.Value.Value.ToString(), Name), (float)dislike.Weight))],
                    (float)arguments.Weight,
                    rows.Count),
            ],
        };
    }

    private sealed class Negative : IRowScorer
    {
        private readonly WishScores _wishes;
        private readonly (ItemNearness Nearness, float Weight)[] _unlike;
        private readonly float _weight;
        private readonly ScoreColumn _column;

        public Negative(WishScores wishes, (ItemNearness Nearness, float Weight)[] unlike, float weight, int count)
        {
            _wishes = wishes;
            _unlike = unlike;
            _weight = weight;
            _column = new ScoreColumn(count, Fill);
        }

        public string Part => ScoreParts.Attenuation;

        public bool Applies(ShardQuery query) => !_wishes.IsEmpty || _unlike.Length > 0;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores) => _column.AddTo(rows, scores);

        private void Fill(ReadOnlySpan<int> rows, Span<float> scores)
        {
            _wishes.Add(rows, -_weight, scores);
            foreach (var (nearness, itemWeight) in _unlike)
                for (var k = 0; k < rows.Length; k++)
                    scores[k] -= _weight * itemWeight * Math.Max(0, nearness.Of(rows[k]));
        }
    }
}
