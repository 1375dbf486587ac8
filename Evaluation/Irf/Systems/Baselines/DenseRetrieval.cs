using System.Numerics.Tensors;
using RecOrleans.Evaluation.Irf.Datasets;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>Cosine of the latest command with the item's text, by the product's own text encoder. Popularity before the first command, and where one means nothing to the encoder.</summary>
internal sealed class DenseRetrieval(ItemEmbeddings embeddings, IItemScorer popularity) : IItemScorer
{
    public void Score(IrfUser user, IReadOnlyList<Heard> heard, Span<double> scores)
    {
        var query = new float[embeddings.Encoder.Dimensions];
        if (heard.Count > 0) embeddings.Encoder.Encode(heard[^1].Utterance.Text, query);
        if (TensorPrimitives.Norm<float>(query) == 0)
        {
            popularity.Score(user, heard, scores);
            return;
        }

        for (var place = 0; place < scores.Length; place++) scores[place] = TensorPrimitives.Dot(query, embeddings[place]);
    }
}
