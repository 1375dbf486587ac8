using RecOrleans.Commands;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Parsing;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Metrics;

/// <summary>What the metrics need of one session.</summary>
public sealed record SessionScores
{
    private static readonly CommandAnswer Unanswered = new() { Feedback = Feedback.Neutral };

    public required string User { get; init; }

    /// <summary>Place of the wanted item in the feed after the last command, from 1; null: not among the 50.</summary>
    public required int? Rank { get; init; }

    public required int? PassedAt { get; init; }

    /// <summary>At 10 and 20, of the hard conditions that stand after the last command.</summary>
    public required (Satisfaction? At10, Satisfaction? At20) Hard { get; init; }

    /// <summary>At 10 and 20, of the soft ones.</summary>
    public required (Satisfaction? At10, Satisfaction? At20) Soft { get; init; }

    /// <summary>Null where the system has no structured memory.</summary>
    public required ParseScore? Parse { get; init; }

    /// <summary>Milliseconds from each command to its feed.</summary>
    public required IReadOnlyList<double> Latencies { get; init; }

    /// <summary>A miss counts one round more than there are.</summary>
    public int RoundsToPass => PassedAt ?? SessionRunner.MaxCommands + 1;

    public double Recall(int k) => Rank <= k ? 1 : 0;

    /// <summary>One relevant item: the ideal gain is 1.</summary>
    public double Ndcg(int k) => Rank is { } rank && rank <= k ? 1 / Math.Log2(rank + 1) : 0;

    /// <exception cref="ArgumentException">A session without rounds, or of another dataset.</exception>
    public static SessionScores Of(SessionRecord session, ConditionIndex conditions)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(conditions);
        if (session.Rounds.IsDefaultOrEmpty) throw new ArgumentException($"The session of user '{session.User}' with {session.System} has no rounds.", nameof(session));
        var last = session.Rounds[^1];
        var place = last.Feed.IndexOf(last.Target);
        ParseScore? parse = null;
        foreach (var round in session.Rounds)
            if (round.Gold is { } gold)
                (parse ??= new ParseScore()).Add(gold, round.Answer ?? Unanswered);
        return new SessionScores
        {
            User = session.User,
            Rank = place < 0 ? null : place + 1,
            PassedAt = session.PassedAt,
            Hard = (Met(Strength.Hard, 10), Met(Strength.Hard, 20)),
            Soft = (Met(Strength.Soft, 10), Met(Strength.Soft, 20)),
            Parse = parse,
            Latencies = [.. session.Rounds.Where(round => round.Round > 0).Select(round => round.Milliseconds)],
        };

        Satisfaction? Met(Strength strength, int k) =>
            conditions.Of(session.User, [.. last.Stated.Where(statement => statement.Strength == strength)], last.Feed, k);
    }
}
