using RecOrleans.Evaluation.Irf.Datasets;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>A recommender that is a function: who asks and what was said in, a number for every item out. Thread-safe.</summary>
internal interface IItemScorer
{
    /// <param name="user">Whose history it is.</param>
    /// <param name="heard">What was said so far, oldest first.</param>
    /// <param name="scores">One for each of <see cref="CandidateItems.Items"/>, zero on entry; higher is better.</param>
    void Score(IrfUser user, IReadOnlyList<Heard> heard, Span<double> scores);
}
