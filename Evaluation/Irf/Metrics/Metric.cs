using System.Collections.Immutable;

namespace RecOrleans.Evaluation.Irf.Metrics;

/// <summary>One figure of the report.</summary>
/// <param name="Name">As in the report and its JSON.</param>
/// <param name="Of">A session's part in it.</param>
public sealed record Metric(string Name, Func<SessionScores, Ratio> Of)
{
    /// <summary>Share of sessions that pass.</summary>
    public static readonly Metric PassRate = new("PR", session => Ratio.Mean(session.PassedAt is null ? 0 : 1));

    /// <summary>Mean round of passing.</summary>
    public static readonly Metric AverageRounds = new("AR", session => Ratio.Mean(session.RoundsToPass));

    public static readonly Metric Recall10 = Recall(10);

    public static readonly Metric Ndcg10 = Ndcg(10);

    public static readonly Metric HardSatisfaction10 = new("CSR@10 hard", session => Ratio.Mean(session.Hard.At10?.Attainable));

    public static readonly Metric SoftSatisfaction10 = new("CSR@10 soft", session => Ratio.Mean(session.Soft.At10?.Attainable));

    /// <summary>Strict F1 of all commands together.</summary>
    public static readonly Metric ParseF1 = new("parse F1", session =>
        session.Parse is { } parse ? new Ratio(2.0 * parse.StrictHits, parse.GoldEdits + parse.AnswerEdits) : Ratio.None);

    /// <summary>All of them, in the order of the tables.</summary>
    public static ImmutableArray<Metric> All { get; } =
    [
        Recall(1), Recall10, Recall(20), Recall(50), Ndcg10, Ndcg(20), PassRate, AverageRounds,
        HardSatisfaction10, new("CSR@20 hard", session => Ratio.Mean(session.Hard.At20?.Attainable)),
        SoftSatisfaction10, new("CSR@20 soft", session => Ratio.Mean(session.Soft.At20?.Attainable)),
        new("CSR@10 hard raw", session => Ratio.Mean(session.Hard.At10?.Raw)), new("CSR@20 hard raw", session => Ratio.Mean(session.Hard.At20?.Raw)),
        new("CSR@10 soft raw", session => Ratio.Mean(session.Soft.At10?.Raw)), new("CSR@20 soft raw", session => Ratio.Mean(session.Soft.At20?.Raw)),
        ParseF1,
    ];

    private static Metric Recall(int k) => new($"Recall@{k}", session => Ratio.Mean(session.Recall(k)));

    private static Metric Ndcg(int k) => new($"NDCG@{k}", session => Ratio.Mean(session.Ndcg(k)));
}
