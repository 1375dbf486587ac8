using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Negative fit: s_att = -b max(0, sim(e_i, e(P-))), and disliked facets. Kept apart from the positive query: a vector cannot say "not".</summary>
internal sealed class Attenuator() : Tool<AttenuatorArguments>(
    ToolNames.Attenuator,
    "Pushes down what fits the soft dislikes; never lifts anything.",
    $$$"""
    {"type":"object","additionalProperties":false,"required":["weight","dislikes"],"properties":{
      "weight":{"type":"number","minimum":0,"maximum":4},
      "dislikes":{"type":"array","items":{{{ArgumentSchema.Constraint}}} } } }
    """)
{
    protected override BoundTool Bind(AttenuatorArguments arguments, ShardRows rows) => new()
    {
        Scorers = [new Negative(new WishScores(arguments.Dislikes, rows, Name), -(float)arguments.Weight)],
    };

    private sealed class Negative(WishScores wishes, float weight) : IRowScorer
    {
        public string Part => ScoreParts.Attenuation;

        public bool Applies(ShardQuery query) => !wishes.IsEmpty;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores) => wishes.Add(rows, weight, onlyNear: true, scores);
    }
}
