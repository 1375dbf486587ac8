using System.Text;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Systems.Baselines;

namespace RecOrleans.Evaluation.Irf.Systems.SasRec;

/// <summary>The page that lies beside the weights: how they came about, and how good they are.</summary>
internal static class SasRecCard
{
    private const int Depth = 10;

    public static async Task<string> WriteAsync(
        IrfDataset dataset, ItemSequences sequences, SasRecOptions options, SasRecTraining training, string models, CancellationToken cancellationToken)
    {
        await using var parts = new SystemParts(dataset, models);
        IFeedSystem[] systems =
        [
            Scored("popularity", parts.Popularity),
            Scored("ials", new CollaborativeFiltering(parts.Candidates, parts.Model, parts.Popularity)),
            Scored("sasrec", new SasRecScorer(dataset, training.Weights, parts.Candidates, parts.Popularity)),
        ];
        var card = new StringBuilder();
        card.Append(FormattableString.Invariant($"""
            # SASRec on {dataset.Name}

            Made by `{SasRecCommand.HowTo(dataset.Name)}`, weights and page.

            | | |
            | --- | --- |
            | learnt from | {sequences.Users.Sum(user => user.All.Length):N0} items in the sequences of {sequences.Users.Length:N0} users, {sequences.Items.Length:N0} different |
            | fingerprint | `{sequences.Fingerprint[..16]}` |
            | shape | d = {options.Dimensions}, {options.Blocks} blocks, the last {options.Length} items |
            | training | Adam {options.LearningRate}, batches of {options.Batch} users, dropout {options.Dropout}, seed {options.Seed} |
            | stopped | after {training.Curve.Length} epochs; epoch {training.Best.Epoch} was best (validation NDCG@10 {training.Best.Ndcg:0.0000}); then {training.Best.Epoch} epochs on everything |

            The next item (the target of docs/irf.md before any command, {dataset.Users.Length:N0} users, all {dataset.Items.Length:N0} items are candidates):

            | system | Recall@10 | NDCG@10 |
            | --- | --- | --- |

            """));
        foreach (var system in systems)
        {
            var (recall, ndcg) = await MeasureAsync(system, dataset, cancellationToken);
            card.Append(FormattableString.Invariant($"| {system.Name} | {recall:0.0000} | {ndcg:0.0000} |\n"));
        }

        card.Append("\n| epoch | loss | validation NDCG@10 |\n| --- | --- | --- |\n");
        foreach (var epoch in training.Curve) card.Append(FormattableString.Invariant($"| {epoch.Epoch} | {epoch.Loss:0.000} | {epoch.Ndcg:0.0000} |\n"));
        return card.ToString();

        IFeedSystem Scored(string name, IItemScorer scorer) => new ScoringSystem(name, parts.Candidates, scorer);
    }

    /// <summary>Recall@10 and NDCG@10 of each user's target in the feed before any command.</summary>
    internal static async Task<(double Recall, double Ndcg)> MeasureAsync(IFeedSystem system, IrfDataset dataset, CancellationToken cancellationToken)
    {
        double hits = 0, gain = 0;
        foreach (var user in dataset.Users)
        {
            await using var session = await system.OpenAsync(user, cancellationToken);
            if ((await session.GetFeedAsync(Depth, cancellationToken)).IndexOf(user.Target) is not (>= 0 and var place)) continue;
            hits++;
            gain += 1 / Math.Log2(place + 2);
        }

        return (hits / dataset.Users.Length, gain / dataset.Users.Length);
    }
}
