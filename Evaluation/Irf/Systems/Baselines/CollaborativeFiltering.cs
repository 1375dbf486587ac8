using System.Numerics.Tensors;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Retrieval;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>Implicit ALS with the user folded in by recency, as in a feed without a stated wish. Deaf to commands; popularity where the history has no positive.</summary>
internal sealed class CollaborativeFiltering(CandidateItems candidates, CatalogModel model, IItemScorer popularity) : IItemScorer
{
    private readonly ReadOnlyMemory<float>[] _factors = [.. candidates.Items.Select(item => model.Collaborative.Factors.GetValueOrDefault(item.Id))];

    public void Score(IrfUser user, IReadOnlyList<Heard> heard, Span<double> scores)
    {
        HistoryEntry[] history =
        [
            .. user.History.Select(deed => new HistoryEntry(
                new ItemVectors(deed.ItemId, model.Collaborative.Factors.GetValueOrDefault(deed.ItemId), default), deed.Kind, deed.Value, deed.At ?? default)),
        ];
        if (history.Length == 0 || FoldIn.UserVector(model.Collaborative, history, history[^1].At) is not { } vector)
        {
            popularity.Score(user, heard, scores);
            return;
        }

        // Nobody has touched what has no vector: below everything that somebody has.
        for (var place = 0; place < scores.Length; place++)
            scores[place] = _factors[place].IsEmpty ? double.NegativeInfinity : TensorPrimitives.Dot<float>(vector, _factors[place].Span);
    }
}
