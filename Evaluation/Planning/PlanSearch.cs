using System.Collections.Immutable;
using System.Globalization;
using RecOrleans.Engine.Text;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Phrasing;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>Turns of users that the benchmark does not have, with the weights that are best for them: all together, by data set, by a rule over the state, and one by one.</summary>
internal sealed class PlanSearch
{
    /// <summary>Splits above a leaf of the rule at most, and the share of turns that a leaf has at least.</summary>
    private const int TreeDepth = 3;

    private const double LeastLeaf = 0.05;

    private readonly HashSet<(string Dataset, string User)> _checked;
    private readonly double[][] _features;

    private PlanSearch(OutcomeTable table, ImmutableArray<FeedReplay> replays, ImmutableArray<SearchUsers> users, Action<string> progress, CancellationToken cancellationToken)
    {
        Table = table;
        Replays = replays;
        Users = users;
        _checked = [.. replays.Zip(users).SelectMany(pair => pair.Second.Checked.Select(user => (pair.First.Dataset.Name, user.Id)))];
        _features = [.. table.Turns.Select(turn => PlanFeatures.Of(turn.Replay.Dataset.Schema, turn.State))];
        Best = WeightSearch.Best(PlanWeights.Default, Loss);
        // What else is near the winner, so that the rule and the upper bound have something to choose from.
        foreach (var number in WeightSearch.Numbers)
            foreach (var value in number.Values)
                Loss(number.With(Best, value));

        Arms = [.. table.Known];
        Tree = Grow(IsChosen);

        double Loss(PlanWeights weights)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isNew = !table.Known.Contains(weights);
            var loss = table.Loss(weights, IsChosen);
            if (isNew) progress(string.Create(CultureInfo.InvariantCulture, $"{table.Known.Count}. {PlanReport.Words(weights)}: loss {loss:0.000}"));
            return loss;
        }
    }

    public OutcomeTable Table { get; }

    public ImmutableArray<FeedReplay> Replays { get; }

    /// <summary>One a replay.</summary>
    public ImmutableArray<SearchUsers> Users { get; }

    /// <summary>The winner of the half that chooses.</summary>
    public PlanWeights Best { get; }

    /// <summary>All weights that were tried.</summary>
    public ImmutableArray<PlanWeights> Arms { get; }

    /// <summary>The rule that was learnt on the half that chooses; chooses one of <see cref="Arms"/>.</summary>
    public PolicyTree Tree { get; }

    /// <param name="settings">What is asked for.</param>
    /// <param name="progress">Is told, a line at a time, what is done.</param>
    /// <param name="cancellationToken">Ends the search between two sets of weights.</param>
    /// <exception cref="Irf.Runs.RunException">A data set has too few users.</exception>
    /// <exception cref="IOException">Data or text encoder are not there.</exception>
    public static async Task<PlanSearch> RunAsync(PlanSettings settings, Action<string> progress, CancellationToken cancellationToken)
    {
        var encoder = StaticTextEncoder.Load(Path.Combine(settings.Models, "text-encoder"));
        var phrasing = GrammarPhrasing.Load("train");
        var replays = ImmutableArray.CreateBuilder<FeedReplay>();
        var users = ImmutableArray.CreateBuilder<SearchUsers>();
        var turns = ImmutableArray.CreateBuilder<PlanTurn>();
        foreach (var name in settings.Datasets)
        {
            var replay = new FeedReplay(await IrfDatasets.LoadAsync(name, SearchUsers.BenchmarkSeed, cancellationToken), encoder);
            var halves = SearchUsers.Of(replay.Dataset, settings.Users);
            turns.AddRange(await PlanTurns.CollectAsync(replay, [.. halves.Chosen, .. halves.Checked], phrasing, settings.Seed, settings.Parallel, cancellationToken));
            progress($"{name}: {turns.Count(turn => turn.Replay == replay)} turns of {halves.Chosen.Length} + {halves.Checked.Length} users.");
            replays.Add(replay);
            users.Add(halves);
        }

        return new PlanSearch(new OutcomeTable(turns.ToImmutable(), settings.Seed, settings.Parallel), replays.ToImmutable(), users.ToImmutable(), progress, cancellationToken);
    }

    /// <summary>True for a turn of the half that chooses.</summary>
    public bool IsChosen(int turn) => !IsChecked(turn);

    /// <summary>True for a turn of the half that checks.</summary>
    public bool IsChecked(int turn) => _checked.Contains((Table.Turns[turn].Dataset, Table.Turns[turn].User.Id));

    /// <summary>The places with, for each turn, the weights that are chosen on the turns of the other half.</summary>
    public int[] Crossed(Func<Func<int, bool>, Func<int, PlanWeights>> choose)
    {
        var (fromChosen, fromChecked) = (choose(IsChosen), choose(IsChecked));
        return [.. Enumerable.Range(0, Table.Turns.Length).Select(turn => Table.Ranks((IsChecked(turn) ? fromChosen : fromChecked)(turn))[turn])];
    }

    /// <summary>The one set of weights that is best on these turns.</summary>
    public Func<int, PlanWeights> One(Func<int, bool> on)
    {
        var best = Table.Best(on);
        return _ => best;
    }

    /// <summary>For each data set the best on its turns.</summary>
    public Func<int, PlanWeights> ByDataset(Func<int, bool> on)
    {
        var best = Replays.Select(replay => replay.Dataset.Name).ToDictionary(name => name, name => Table.Best(turn => on(turn) && Table.Turns[turn].Dataset == name));
        return turn => best[Table.Turns[turn].Dataset];
    }

    /// <summary>The rule over the state that is best on these turns.</summary>
    public Func<int, PlanWeights> ByState(Func<int, bool> on)
    {
        var tree = Grow(on);
        return turn => Arms[tree.Choose(_features[turn])];
    }

    /// <summary>The best at each turn: what no planner can go beyond.</summary>
    public int[] Oracle() => [.. Enumerable.Range(0, Table.Turns.Length).Select(turn => Arms.Min(weights => Table.Ranks(weights)[turn]))];

    private PolicyTree Grow(Func<int, bool> on)
    {
        int[] turns = [.. Enumerable.Range(0, Table.Turns.Length).Where(on)];
        var total = turns.Sum(turn => Table.Shares[turn]);
        return PolicyTree.Fit(
            [.. turns.Select(turn => _features[turn])],
            [.. Arms.Select(weights => Table.Ranks(weights)).Select(ranks => Array.ConvertAll(turns, turn => Outcome.Loss(ranks[turn])))],
            [.. turns.Select(turn => Table.Shares[turn] / total)],
            TreeDepth, LeastLeaf);
    }
}
