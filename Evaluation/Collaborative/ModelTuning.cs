using RecOrleans.Engine.Collaborative;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Grid search of <see cref="ModelSettings"/> by NDCG@20 on a validation split. The earliest of equals wins.</summary>
internal static class ModelTuning
{
    private static readonly NeighbourOptions[] NeighbourGrid =
        [.. from neighbours in new[] { 5, 10, 20, 50, 100 } from shrinkage in new[] { 1.0, 10, 100 } select new NeighbourOptions(neighbours, shrinkage)];

    private static readonly IalsOptions[] IalsGrid =
    [
        .. from unobserved in new[] { 0.03f, 0.1f, 0.3f }
           from regularisation in new[] { 0.003f, 0.01f, 0.03f }
           select new IalsOptions { UnobservedWeight = unobserved, Regularisation = regularisation },
    ];

    private static readonly EaseOptions[] EaseGrid =
    [
        .. from userExponent in new[] { 0, 0.5, 0.7 }
           from dropout in new[] { 0, 0.5 }
           from regularisation in new[] { 200.0, 500, 1000 }
           select new EaseOptions { Regularisation = regularisation, Dropout = dropout, UserExponent = userExponent },
    ];

    private static readonly double[] BlendWeights = [0.1, 0.3, 0.5, 1];

    /// <summary>How many models a search scores.</summary>
    public static int Steps => NeighbourGrid.Length + IalsGrid.Length + EaseGrid.Length + IalsGrid.Length * BlendWeights.Length;

    /// <param name="validation">Settings are chosen by its test positives.</param>
    /// <param name="tried">Told after every model: its name, its settings, its scores.</param>
    /// <param name="cancellationToken">Stops between and within models.</param>
    public static ModelSettings Search(RankingSplit validation, Action<string, string, RankingScores> tried, CancellationToken cancellationToken)
    {
        var neighbours = Best(ModelNames.Neighbours, NeighbourGrid, static options => options.ToString(), options => new ItemNeighbours(validation, options).Score);
        var factorisations = IalsGrid.ToDictionary(options => options, options => new Factorisation(validation, options, cancellationToken));
        var ials = Best(ModelNames.Ials, IalsGrid, ModelSettings.Describe, options => factorisations[options].Score);
        var eases = EaseGrid.Select(options => (Options: options, Ndcg: Try(ModelNames.Ease, options.ToString(), new Ease(validation, options, cancellationToken).Score))).ToArray();
        var ease = eases.Where(ease => ease.Options is { Dropout: 0, UserExponent: 0 }).MaxBy(ease => ease.Ndcg).Options;
        var weighted = eases.MaxBy(ease => ease.Ndcg).Options;
        var blended = new Ease(validation, weighted, cancellationToken);
        BlendOptions[] blends = [.. from options in IalsGrid from weight in BlendWeights select new BlendOptions(options, weight)];
        var blend = Best(ModelNames.Blend, blends, static options => options.ToString(), options => ModelComparison.Blend(blended.Score, factorisations[options.Ials].Score, options.Weight));
        return new ModelSettings { Neighbours = neighbours, Ials = ials, Ease = ease, WeightedEase = weighted, Blend = blend };

        T Best<T>(string name, IReadOnlyList<T> grid, Func<T, string> describe, Func<T, Scorer> fit) =>
            grid.Select(options => (Options: options, Ndcg: Try(name, describe(options), fit(options)))).ToArray().MaxBy(pair => pair.Ndcg).Options;

        double Try(string name, string settings, Scorer model)
        {
            var scores = RankingScores.Of(validation, model, cancellationToken: cancellationToken);
            tried(name, settings, scores);
            return scores.Criterion;
        }
    }
}
