using System.Globalization;
using System.Text.Json.Serialization;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>One model's figures.</summary>
/// <param name="Model">See <see cref="ModelNames"/>.</param>
/// <param name="Settings">What it was trained with, in words.</param>
/// <param name="Scores">Means over the scored users.</param>
/// <param name="Seconds">Training and scoring; a blend's contain its parts' training.</param>
internal sealed record ModelResult(string Model, string Settings, [property: JsonIgnore] RankingScores Scores, double Seconds)
{
    /// <summary>Cutoff -> mean.</summary>
    public IReadOnlyDictionary<string, double> Recall => ByCutoff(Scores.Recall);

    /// <inheritdoc cref="Recall"/>
    public IReadOnlyDictionary<string, double> Ndcg => ByCutoff(Scores.Ndcg);

    private static Dictionary<string, double> ByCutoff(IReadOnlyList<double> means) =>
        RankingScores.Cutoffs.Zip(means).ToDictionary(pair => pair.First.ToString(CultureInfo.InvariantCulture), pair => pair.Second);
}
