using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems;

namespace RecOrleans.Evaluation.Tests.Irf.Sessions;

/// <summary>A feed that takes every word as it was meant: items by how many statements they meet, then by id.</summary>
internal sealed class ListeningSystem(IrfDataset dataset, string name = "listening") : IFeedSystem
{
    private readonly ImmutableDictionary<string, Item> _items = dataset.Items.ToImmutableDictionary(item => item.Id);

    public string Name => name;

    public bool IsSlow => false;

    public Task<IFeedSession> OpenAsync(IrfUser user, CancellationToken cancellationToken) => Task.FromResult<IFeedSession>(new Session(this, dataset, user));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(ListeningSystem system, IrfDataset dataset, IrfUser user) : IFeedSession
    {
        private readonly StatementCheck _check = new(dataset);
        private readonly HashSet<string> _history = [.. user.History.Select(deed => deed.ItemId)];
        private ImmutableArray<Statement> _stated = [];
        private ImmutableArray<string> _feed = [];

        public Task<ImmutableArray<string>> GetFeedAsync(int depth, CancellationToken cancellationToken)
        {
            var checkable = _stated.Where(_check.IsCheckable).ToList();
            _feed =
            [
                .. dataset.Items.Where(item => !_history.Contains(item.Id)).Select(item => (item.Id, Met: checkable.Count(statement => _check.IsMet(item, statement))))
                    .OrderByDescending(item => item.Met).ThenBy(item => item.Id, StringComparer.Ordinal).Take(depth).Select(item => item.Id),
            ];
            return Task.FromResult(_feed);
        }

        public Task<Reading> CommandAsync(Utterance utterance, CancellationToken cancellationToken)
        {
            var gold = utterance.AnswerFor(GoldMemory.Preferences(_stated));
            _stated = GoldMemory.After(_stated, utterance, new Sight(dataset.Schema, [.. _feed.Take(10).Select(id => system._items[id])]));
            return Task.FromResult(new Reading(gold, gold, "listener"));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
