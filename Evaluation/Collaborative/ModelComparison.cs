using System.Diagnostics;
using System.Numerics.Tensors;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Trains the models on a split, one after the other, and scores each.</summary>
internal static class ModelComparison
{
    /// <summary>How many models are scored.</summary>
    public static int Count(RankingSplit split) => split.HasTimes ? 7 : 6;

    /// <param name="split">Train and test.</param>
    /// <param name="settings">Of every model.</param>
    /// <param name="begun">Told what is being done now.</param>
    /// <param name="advanced">Told, by several threads, what share of a model was scored since the last call.</param>
    /// <param name="cancellationToken">Stops between and within models.</param>
    /// <exception cref="OperationCanceledException">Between two users, rows or blocks.</exception>
    public static IReadOnlyList<ModelResult> Run(RankingSplit split, ModelSettings settings, Action<string> begun, Action<double> advanced, CancellationToken cancellationToken)
    {
        var results = new List<ModelResult>();
        var share = 1.0 / split.ScoredUsers;

        var (counts, countSeconds) = Train(ModelNames.Popularity, split.Counts);
        Score(ModelNames.Popularity, "", (_, scores) => Array.ConvertAll(counts, count => (double)count).CopyTo(scores, 0), countSeconds);
        var (neighbours, neighbourSeconds) = Train(ModelNames.Neighbours, () => new ItemNeighbours(split, settings.Neighbours));
        Score(ModelNames.Neighbours, settings.Neighbours.ToString(), neighbours.Score, neighbourSeconds);
        var (ials, ialsSeconds) = Train(ModelNames.Ials, () => new Factorisation(split, settings.Ials, cancellationToken));
        Score(ModelNames.Ials, ModelSettings.Describe(settings.Ials), ials.Score, ialsSeconds);
        if (split.HasTimes) Score(ModelNames.IalsByRecency, "the same model; users are folded in by recency, as for a feed", ials.ScoreByRecency, ialsSeconds);
        var (ease, easeSeconds) = Train(ModelNames.Ease, () => new Ease(split, settings.Ease, cancellationToken));
        Score(ModelNames.Ease, settings.Ease.ToString(), ease.Score, easeSeconds);
        var (weighted, weightedSeconds) = Train(ModelNames.WeightedEase, () => new Ease(split, settings.WeightedEase, cancellationToken));
        Score(ModelNames.WeightedEase, settings.WeightedEase.ToString(), weighted.Score, weightedSeconds);
        var (complement, complementSeconds) = Train(ModelNames.Blend, () => new Factorisation(split, settings.Blend.Ials, cancellationToken));
        Score(ModelNames.Blend, settings.Blend.ToString(), Blend(weighted.Score, complement.Score, settings.Blend.Weight), weightedSeconds + complementSeconds);
        return results;

        (T Model, double Seconds) Train<T>(string name, Func<T> train)
        {
            begun($"Training {name}");
            var clock = Stopwatch.StartNew();
            return (train(), clock.Elapsed.TotalSeconds);
        }

        void Score(string name, string description, Scorer model, double trainingSeconds)
        {
            begun($"Scoring {name}");
            var clock = Stopwatch.StartNew();
            var scores = RankingScores.Of(split, model, () => advanced(share), cancellationToken);
            results.Add(new ModelResult(name, description, scores, trainingSeconds + clock.Elapsed.TotalSeconds));
        }
    }

    /// <summary>The first model's score plus <paramref name="weight"/> times the second's.</summary>
    public static Scorer Blend(Scorer first, Scorer second, double weight) => (user, scores) =>
    {
        var other = new double[scores.Length];
        second(user, other);
        first(user, scores);
        TensorPrimitives.MultiplyAdd(other, weight, scores, scores);
    };
}
