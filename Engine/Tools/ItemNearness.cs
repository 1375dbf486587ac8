using System.Numerics.Tensors;
using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>How near rows are to one item: in meaning (text embeddings) and in who likes it (cosine of collaborative vectors), each as compressed standard deviations.</summary>
/// <remarks>Where one of the two items was never touched, meaning stands for both. The item may live in another shard.</remarks>
internal sealed class ItemNearness
{
    private readonly ShardRows _rows;
    private readonly float[] _embedding;
    private readonly float[] _direction;
    private readonly Standardisation _meaning;
    private readonly Standardisation _company;

    /// <exception cref="RequestException">NotFound: the catalogue has no such item.</exception>
    public ItemNearness(ShardRows rows, string item, string tool)
    {
        _rows = rows;
        _embedding = new float[rows.Encoder.Dimensions];
        _direction = new float[rows.Model.Collaborative.Dimensions];
        if (!rows.Model.Embeddings.TryRead(item, _embedding))
            throw new RequestException(RequestError.NotFound, $"{tool}.item", $"{tool}: there is no item '{item}' in '{rows.Schema.Catalog}'; name one by its id.");
        if (rows.Model.Collaborative.Factors.TryGetValue(item, out var factors)) VectorMath.Normalise(factors.Span, _direction);
        _meaning = rows.Model.EmbeddingMoments.For(_embedding);
        _company = rows.Model.Collaborative.Directions.For(_direction);
    }

    /// <summary>Sum of both senses; 0 is ordinary, above 4 is near.</summary>
    public float Of(int row)
    {
        var meaning = Standardisation.Compress(_meaning.Of(TensorPrimitives.Dot(_embedding, _rows.EmbeddingSpan(row))));
        var factors = _rows.FactorSpan(row);
        var norm = TensorPrimitives.Norm(factors);
        return norm > 0 && _company.Deviation > 0
            ? meaning + Standardisation.Compress(_company.Of(TensorPrimitives.Dot(_direction, factors) / norm))
            : 2 * meaning;
    }
}
