using System.Numerics.Tensors;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Interactions;
using RecOrleans.Retrieval;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>The Engine's iALS on a split: users are folded in as the product does it.</summary>
internal sealed class Factorisation
{
    private readonly RankingSplit _split;
    private readonly IalsModel _model;
    private readonly ReadOnlyMemory<float>[] _factors;

    public Factorisation(RankingSplit split, IalsOptions options, CancellationToken cancellationToken)
    {
        _split = split;
        _model = Ials.Train(
            [
                .. split.Users.SelectMany((user, index) => user.Positives.Select(item => new PositiveInteraction($"{index}", split.Items[item], 1))),
            ],
            options with { Threads = Environment.ProcessorCount },
            cancellationToken);
        _factors = [.. split.Items.Select(id => _model.Factors.GetValueOrDefault(id))];
    }

    /// <summary>Every positive counts the same: the user's own half-step.</summary>
    public void Score(SplitUser user, double[] scores)
    {
        if (user.Positives.Length == 0) return;
        var weights = new float[user.Positives.Length];
        Array.Fill(weights, 1f);
        Fill(FoldIn.Solve(_model, [.. user.Positives.Select(item => _factors[item])], weights), scores);
    }

    /// <summary>The latest positives count more, as in a feed.</summary>
    public void ScoreByRecency(SplitUser user, double[] scores)
    {
        HistoryEntry[] history =
        [
            .. user.Positives.Select((item, position) => new HistoryEntry(
                new ItemVectors(_split.Items[item], _factors[item], default), InteractionKind.Like, null, DateTimeOffset.FromUnixTimeSeconds(user.Times[position]))),
        ];
        if (history.Length > 0 && FoldIn.UserVector(_model, history, history[^1].At) is { } vector) Fill(vector, scores);
    }

    private void Fill(float[] user, double[] scores)
    {
        for (var item = 0; item < scores.Length; item++)
            scores[item] = _factors[item].IsEmpty ? double.NegativeInfinity : TensorPrimitives.Dot<float>(user, _factors[item].Span);
    }
}
