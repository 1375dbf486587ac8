using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>What weights lead to at each of some turns; a pair of turn and weights is ranked once. Each data set, in it each user, and of a user each turn weighs the same.</summary>
internal sealed class OutcomeTable
{
    private readonly int _parallel;
    private readonly Dictionary<PlanWeights, int[]> _ranks = [];
    private readonly double[] _shares;
    private readonly int[] _users;
    private readonly Bootstrap _bootstrap;

    /// <param name="turns">At least one.</param>
    /// <param name="seed">Of the resamples.</param>
    /// <param name="parallel">Turns that are ranked at once.</param>
    public OutcomeTable(ImmutableArray<PlanTurn> turns, int seed, int parallel)
    {
        Turns = turns;
        _parallel = parallel;
        var places = new Dictionary<(string, string), int>();
        _users = new int[turns.Length];
        for (var turn = 0; turn < turns.Length; turn++)
        {
            var user = (turns[turn].Dataset, turns[turn].User.Id);
            if (!places.TryGetValue(user, out _users[turn])) places[user] = _users[turn] = places.Count;
        }

        var ofUser = _users.CountBy(user => user).ToDictionary();
        var ofDataset = places.Keys.CountBy(user => user.Item1).ToDictionary();
        _shares = [.. turns.Select((turn, index) => 1.0 / (ofUser[_users[index]] * ofDataset[turn.Dataset] * ofDataset.Count))];
        _bootstrap = new Bootstrap(places.Count, seed);
    }

    public ImmutableArray<PlanTurn> Turns { get; }

    /// <summary>A turn's weight in a mean; all of them sum to 1.</summary>
    public IReadOnlyList<double> Shares => _shares;

    /// <summary>All that was ranked.</summary>
    public IReadOnlyCollection<PlanWeights> Known => _ranks.Keys;

    /// <summary>The wanted item's place at each turn, from 1.</summary>
    public int[] Ranks(PlanWeights weights)
    {
        if (_ranks.TryGetValue(weights, out var ranks)) return ranks;
        ranks = new int[Turns.Length];
        Parallel.For(0, ranks.Length, PlanTurns.Options(_parallel, CancellationToken.None), turn => ranks[turn] = Turns[turn].Rank(weights));
        return _ranks[weights] = ranks;
    }

    /// <summary>The mean loss of weights over the turns that count.</summary>
    public double Loss(PlanWeights weights, Func<int, bool> counts)
    {
        var ranks = Ranks(weights);
        double loss = 0, share = 0;
        for (var turn = 0; turn < ranks.Length; turn++)
        {
            if (!counts(turn)) continue;
            loss += _shares[turn] * Outcome.Loss(ranks[turn]);
            share += _shares[turn];
        }

        return loss / share;
    }

    /// <summary>The known weights that lose least over the turns that count; the first asked for of equals.</summary>
    public PlanWeights Best(Func<int, bool> counts) => Known.MinBy(weights => Loss(weights, counts))!;

    /// <summary>A mean over the turns that count, with its interval by users.</summary>
    public Estimate Estimate(Func<int, double> value, Func<int, bool> counts)
    {
        var parts = new Ratio[_users.Max() + 1];
        for (var turn = 0; turn < _shares.Length; turn++)
        {
            if (!counts(turn)) continue;
            var (of, weight) = parts[_users[turn]];
            parts[_users[turn]] = new Ratio(of + (_shares[turn] * value(turn)), weight + _shares[turn]);
        }

        return _bootstrap.Of(parts)!;
    }
}
