using System.Numerics.Tensors;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Nearness to one item: in meaning (text embeddings) and in who likes it (cosine of collaborative vectors), half each.</summary>
/// <remarks>Where one of the two items was never touched, meaning stands for both.</remarks>
internal sealed class Similar() : Tool<SimilarArguments>(
    ToolNames.Similar,
    "Lifts what is like one item, which is never shown itself.",
    """
    {"type":"object","additionalProperties":false,"required":["preferenceId","item","weight"],"properties":{
      "preferenceId":{"type":"string"},
      "item":{"type":"string","description":"Id of an item of the catalogue."},
      "weight":{"type":"number","minimum":0,"maximum":4}}}
    """)
{
    protected override BoundTool Bind(SimilarArguments arguments, ShardRows rows)
    {
        var embedding = new float[rows.Encoder.Dimensions];
        if (!rows.Model.Embeddings.TryRead(arguments.Item, embedding))
            throw new RequestException(RequestError.NotFound, $"{Name}.item", $"{Name}.item: there is no item '{arguments.Item}' in '{rows.Schema.Catalog}'.");
        var nearness = new Nearness(rows, embedding, arguments);
        return new BoundTool
        {
            Filter = nearness,
            Scorers = [nearness],
            Likes = [new ReportedLike(arguments.PreferenceId, nearness.Test)],
        };
    }

    private sealed class Nearness : IRowFilter, IRowScorer
    {
        private readonly ShardRows _rows;
        private readonly float[] _embedding;
        private readonly float[] _direction;
        private readonly Standardisation _meaning;
        private readonly Standardisation _company;
        private readonly float _weight;
        private readonly int _self;

        public Nearness(ShardRows rows, float[] embedding, SimilarArguments arguments)
        {
            _rows = rows;
            _embedding = embedding;
            _direction = new float[rows.Model.Collaborative.Dimensions];
            if (rows.Model.Collaborative.Factors.TryGetValue(arguments.Item, out var factors)) VectorMath.Normalise(factors.Span, _direction);
            _meaning = rows.Model.EmbeddingMoments.For(embedding);
            _company = rows.Model.Collaborative.Directions.For(_direction);
            _weight = (float)arguments.Weight;
            _self = rows.Find(arguments.Item);
            Test = new Near(this);
        }

        public RowTest Test { get; }

        public string Part => ScoreParts.Similar;

        public bool Applies(ShardQuery query) => true;

        public void Apply(ShardQuery query, Span<short> levels)
        {
            if (_self >= 0) levels[_self] = IRowFilter.Dropped;
        }

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores)
        {
            for (var k = 0; k < rows.Length; k++) scores[k] += _weight * Of(rows[k]);
        }

        private float Of(int row)
        {
            var meaning = Standardisation.Compress(_meaning.Of(TensorPrimitives.Dot(_embedding, _rows.EmbeddingSpan(row))));
            var factors = _rows.FactorSpan(row);
            var norm = TensorPrimitives.Norm(factors);
            if (norm == 0 || _company.Deviation == 0) return 2 * meaning;
            return meaning + Standardisation.Compress(_company.Of(TensorPrimitives.Dot(_direction, factors) / norm));
        }

        /// <summary>Reported as met from two deviations on average in both senses.</summary>
        private sealed class Near(Nearness nearness) : RowTest
        {
            public override bool Meets(int row) => nearness.Of(row) >= 2 * Standardisation.Compress(2);
        }
    }
}
