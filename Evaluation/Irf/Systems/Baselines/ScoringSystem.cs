using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Feeds;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>Ranks all items by an <see cref="IItemScorer"/>; the history is left out, ties break by item id.</summary>
internal sealed class ScoringSystem(string name, CandidateItems candidates, IItemScorer scorer) : IFeedSystem
{
    public string Name => name;

    public bool IsSlow => false;

    public Task<IFeedSession> OpenAsync(IrfUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult<IFeedSession>(new Session(candidates, scorer, user));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(CandidateItems candidates, IItemScorer scorer, IrfUser user) : IFeedSession
    {
        private readonly HashSet<string> _history = [.. user.History.Select(deed => deed.ItemId)];
        private readonly List<Heard> _heard = [];
        private ImmutableArray<Item> _feed = [];

        public Task<ImmutableArray<string>> GetFeedAsync(int depth, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scores = new double[candidates.Items.Length];
            scorer.Score(user, _heard, scores);
            var top = candidates.Top(scores, _history, depth);
            _feed = [.. top.Take(FeedRequest.DefaultSize)];
            return Task.FromResult<ImmutableArray<string>>([.. top.Select(item => item.Id)]);
        }

        public Task<Reading> CommandAsync(Utterance utterance, CancellationToken cancellationToken)
        {
            _heard.Add(new Heard(utterance, _feed));
            return Task.FromResult(Reading.None);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
