using RecOrleans.Engine.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>How many positive deeds an item has in the training log (standardised log counts: the same order). Deaf to commands.</summary>
internal sealed class Popularity(CandidateItems candidates, CatalogModel model) : IItemScorer
{
    private readonly double[] _scores = [.. candidates.Items.Select(item => (double)model.Popularity[item.Id])];

    public void Score(IrfUser user, IReadOnlyList<Heard> heard, Span<double> scores) => _scores.CopyTo(scores);
}
