using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems.Baselines;
using RecOrleans.Interactions;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Systems.Product;

/// <summary>
/// The product without words: in place of a command the user likes one item of the feed and dislikes another. The better item meets more of what is wanted, and
/// one that the user points at counts for more than any other. What is wanted is what was said so far and not taken back; the product hears none of it.
/// </summary>
internal sealed class LikeDislikeSystem(RecOrleansCluster cluster, string name, CatalogSchema schema, StatementCheck check) : IFeedSystem
{
    public string Name => name;

    public bool IsSlow => false;

    public async Task<IFeedSession> OpenAsync(IrfUser user, CancellationToken cancellationToken) =>
        new Session(await RecOrleansFeed.OpenAsync(cluster, user, cancellationToken).ConfigureAwait(false), schema, check);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(RecOrleansFeed feed, CatalogSchema schema, StatementCheck check) : IFeedSession
    {
        /// <summary>More than anyone states.</summary>
        private const int Pointed = 1000;

        private ImmutableArray<Statement> _stated = [];

        public Task<ImmutableArray<string>> GetFeedAsync(int depth, CancellationToken cancellationToken) => feed.GetAsync(depth, cancellationToken);

        public async Task<Reading> CommandAsync(Utterance utterance, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(utterance);
            _stated = GoldMemory.After(_stated, utterance, new Sight(schema, feed.Shown));
            var heard = new Heard(utterance, feed.Shown);
            HashSet<Item> right = [.. heard.Pointed(schema, Polarity.Like)], wrong = [.. heard.Pointed(schema, Polarity.Dislike)];
            // Of equals the higher in the feed is liked and the lower disliked. Where all are alike, there is nothing that a thumb could say.
            var best = feed.Shown.MaxBy(Fit);
            var worst = feed.Shown.Reverse().MinBy(Fit);
            if (best is not null && worst is not null && Fit(best) > Fit(worst))
                await feed.RecordAsync([Deed(best, InteractionKind.Like), Deed(worst, InteractionKind.Dislike)]).ConfigureAwait(false);
            return Reading.None;

            int Fit(Item item) =>
                _stated.Count(statement => check.IsCheckable(statement) && check.IsMet(item, statement)) + (right.Contains(item) ? Pointed : 0) - (wrong.Contains(item) ? Pointed : 0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static Interaction Deed(Item item, InteractionKind kind) => new() { ItemId = item.Id, Kind = kind };
    }
}
