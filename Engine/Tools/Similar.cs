using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Lifts what is near to one item, in meaning and in who likes it (<see cref="ItemNearness"/>).</summary>
internal sealed class Similar() : Tool<SimilarArguments>(
    ToolNames.Similar,
    "Lifts what is like one item, which is never shown itself.",
    """
    {"type":"object","additionalProperties":false,"required":["preferenceId","item","weight"],"properties":{
      "preferenceId":{"type":"string"},
      "item":{"type":"string","description":"Id of an item of the catalogue."},
      "weight":{"type":"number","minimum":0,"maximum":4},
      "title":{"type":"string","description":"The item's title, for explanations."}}}
    """)
{
    protected override BoundTool Bind(SimilarArguments arguments, ShardRows rows)
    {
        var nearness = new ItemNearness(rows, arguments.Item, Name);
        return new BoundTool
        {
            Filter = new NotItself(rows.Find(arguments.Item)),
            Scorers = [new Near(nearness, (float)arguments.Weight, rows.Count)],
            Likes = [new ReportedLike(arguments.PreferenceId, new NearTest(nearness))],
        };
    }

    private sealed class NotItself(int self) : IRowFilter
    {
        public void Apply(ShardQuery query, Span<short> levels)
        {
            if (self >= 0) levels[self] = IRowFilter.Dropped;
        }
    }

    private sealed class Near(ItemNearness nearness, float weight, int count) : IRowScorer
    {
        private readonly ScoreColumn _column = new(count, (rows, scores) =>
        {
            for (var k = 0; k < rows.Length; k++) scores[k] += weight * nearness.Of(rows[k]);
        });

        public string Part => ScoreParts.Similar;

        public bool Applies(ShardQuery query) => true;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores) => _column.AddTo(rows, scores);
    }

    /// <summary>Reported as met from two standard deviations in both senses.</summary>
    private sealed class NearTest(ItemNearness nearness) : RowTest
    {
        public override bool Meets(int row) => nearness.Of(row) >= 2 * Standardisation.Compress(2);
    }
}
