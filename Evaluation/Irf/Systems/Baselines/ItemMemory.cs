using System.Numerics.Tensors;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>An agent whose memory holds items, after InteRecAgent (arXiv:2308.16505).</summary>
/// <remarks>
/// What is taken from there: a profile of liked and disliked items, with a long-term part (the history) and a short-term part (this conversation); and a fixed
/// plan of tools over a set of candidates: first a database query with the conditions of the request, then retrieval by similarity with items, then
/// ranking. What is not: the language model. The conditions are those that were meant (the latest command's statements, hard and soft alike), so that the
/// difference from the product is the memory and the plan, never the reading: the ceiling of such an agent, to be held against the product with gold readings.
/// Similarity is the cosine of collaborative vectors plus that of text embeddings; liked items of either term count alike as a group, disliked ones against.
/// What fails a condition follows after all that meets it; what the user has pointed at is known and does not come back.
/// </remarks>
internal sealed class ItemMemory : IItemScorer
{
    /// <summary>More than any similarity.</summary>
    private const double Failed = 1000;

    private readonly CatalogSchema _schema;
    private readonly CandidateItems _candidates;
    private readonly ItemEmbeddings _embeddings;
    private readonly StatementCheck _check;
    private readonly float[][] _directions;

    public ItemMemory(CatalogSchema schema, CandidateItems candidates, CatalogModel model, ItemEmbeddings embeddings, StatementCheck check)
    {
        _schema = schema;
        _candidates = candidates;
        _embeddings = embeddings;
        _check = check;
        _directions = [.. candidates.Items.Select(item => Direction(model.Collaborative.Factors.GetValueOrDefault(item.Id).Span, model.Collaborative.Dimensions))];
    }

    public void Score(IrfUser user, IReadOnlyList<Heard> heard, Span<double> scores)
    {
        Draw(1, user.History.Where(deed => Deliberateness.Weight(deed.Kind, deed.Value) > 0).Select(deed => deed.ItemId).TakeLast(FoldIn.HistoryLength), scores);
        Draw(1, heard.SelectMany(said => said.Pointed(_schema, Polarity.Like)).Select(item => item.Id), scores);
        Draw(-1, heard.SelectMany(said => said.Pointed(_schema, Polarity.Dislike)).Select(item => item.Id), scores);
        if (heard.Count == 0) return;
        foreach (var item in heard.SelectMany(said => said.Pointed(_schema, Polarity.Like).Concat(said.Pointed(_schema, Polarity.Dislike))))
            scores[_candidates.Find(item.Id)] = double.NegativeInfinity;
        Statement[] conditions =
        [
            .. heard[^1].Utterance.Edits.OfType<SaidAdd>().Select(said => said.Statement)
                .Where(_check.IsCheckable),
        ];
        for (var place = 0; place < scores.Length; place++)
            if (!Array.TrueForAll(conditions, condition => _check.IsMet(_candidates.Items[place], condition)))
                scores[place] -= Failed;
    }

    /// <summary>Adds the mean similarity with the items.</summary>
    private void Draw(double weight, IEnumerable<string> items, Span<double> scores)
    {
        int[] places = [.. items.Distinct().Select(_candidates.Find).Where(place => place >= 0)];
        if (places.Length == 0) return;
        var direction = new float[_directions[0].Length];
        var meaning = new float[_embeddings.Encoder.Dimensions];
        foreach (var place in places)
        {
            TensorPrimitives.Add<float>(direction, _directions[place], direction);
            TensorPrimitives.Add(meaning, _embeddings[place], meaning);
        }

        for (var place = 0; place < scores.Length; place++)
            scores[place] += weight * (TensorPrimitives.Dot<float>(direction, _directions[place]) + TensorPrimitives.Dot(meaning, _embeddings[place])) / places.Length;
    }

    private static float[] Direction(ReadOnlySpan<float> factors, int dimensions)
    {
        var direction = new float[dimensions];
        var norm = TensorPrimitives.Norm(factors);
        if (norm > 0) TensorPrimitives.Divide(factors, norm, direction);
        return direction;
    }
}
