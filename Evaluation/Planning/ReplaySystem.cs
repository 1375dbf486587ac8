using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>A replayed feed as a system that simulated users talk to.</summary>
/// <param name="replay">The feed.</param>
/// <param name="plan">The weights of a user's feed.</param>
/// <param name="hidesWanted">
/// True: what the user wants stands in no feed, so the user goes on talking. Otherwise the turns would be those before which the weights in force had failed, and on such turns any other
/// weights look better than they are.
/// </param>
/// <param name="onCommand">Is told the user after each command.</param>
internal sealed class ReplaySystem(FeedReplay replay, Func<ReplayState, PlanWeights> plan, bool hidesWanted = false, Action<ReplayState>? onCommand = null) : IFeedSystem
{
    public string Name => "replay";

    public bool IsSlow => false;

    public Task<IFeedSession> OpenAsync(IrfUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult<IFeedSession>(new Session(replay, plan, hidesWanted ? [user.Target, user.Drift] : [], onCommand, replay.Open(user)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(FeedReplay replay, Func<ReplayState, PlanWeights> plan, ImmutableArray<string> hidden, Action<ReplayState>? onCommand, ReplayState state) : IFeedSession
    {
        private ReplayState _state = state;
        private ImmutableArray<string> _shown = [];

        public Task<ImmutableArray<string>> GetFeedAsync(int depth, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var feed = replay.Rank(_state, plan(_state), depth).RemoveRange(hidden);
            _shown = [.. feed.Take(SessionRunner.FeedLength)];
            return Task.FromResult(feed);
        }

        public Task<Reading> CommandAsync(Utterance utterance, CancellationToken cancellationToken)
        {
            _state = replay.Command(_state, utterance, _shown);
            onCommand?.Invoke(_state);
            return Task.FromResult(Reading.None);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
