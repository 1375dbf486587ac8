using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Preferences;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems.Product;
using RecOrleans.Feeds;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Grains.Hosting;
using RecOrleans.Grains.Users;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Planning;

/// <summary>
/// The feed of one data set as a user grain makes it, by the same maker, in this process and without a cluster: a search asks for many thousands. The readings of
/// commands are gold. Any number of callers at once.
/// </summary>
internal sealed class FeedReplay
{
    private static readonly GrainsOptions Settings = new();

    private readonly CatalogContext _catalog;
    private readonly FeedAssembler _assembler;
    private readonly Dictionary<string, Item> _items;
    private readonly DateTimeOffset _now;

    /// <summary>Trains the catalogue's models as its publication does.</summary>
    public FeedReplay(IrfDataset dataset, ITextEncoder encoder)
    {
        Dataset = dataset;
        Item[] items = [.. dataset.Items.Select(item => ItemValidator.Normalise(dataset.Schema, item).Item ?? throw new InvalidDataException($"{dataset.Name}: the catalogue refuses the item '{item.Id}'."))];
        var description = new CatalogDescription { Schema = dataset.Schema, Version = 1, Items = items.Length, Interactions = dataset.Training.Length, Shards = Settings.Shards };
        var trained = CatalogModelTrainer.Train(dataset.Schema, items, dataset.Training, encoder, description.Version, CancellationToken.None);
        // Shards and fold-ins read the model as it is stored.
        var model = CatalogModelFormat.Read(CatalogModelFormat.Write(trained));
        _catalog = new CatalogContext(description, model, CatalogVocabulary.FromItems(dataset.Schema, items));
        // As many as there are: the Diversifier sees as much of each relaxation level as they propose together.
        var shards = items.GroupBy(item => ShardKey.Of(item.Id, Settings.Shards)).Select(shard => ItemShard.Build(dataset.Schema, [.. shard], model, encoder));
        var here = new ReplayShards([.. shards]);
        _assembler = new FeedAssembler(here, encoder, here, Options.Create(Settings));
        _items = items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        _now = dataset.Training.Max(deed => deed.At);
    }

    public IrfDataset Dataset { get; }

    /// <summary>How deep a feed can be paged.</summary>
    public static int Depth => Settings.RankingDepth;

    /// <summary>The user before the first command: with the history, as the benchmark records it.</summary>
    public ReplayState Open(IrfUser user) =>
        new(user.Id, History.Append(CatalogState.Empty, [.. RecOrleansFeed.Known(user.History), .. user.History], [.. _items.Keys], _now, Settings));

    /// <summary>The user after a command that is understood exactly.</summary>
    /// <param name="state">Before it.</param>
    /// <param name="utterance">The command.</param>
    /// <param name="shown">Ids of the page that it speaks of, best first.</param>
    public ReplayState Command(ReplayState state, Utterance utterance, IReadOnlyList<string> shown)
    {
        var before = state.Catalog;
        var context = new CommandContext
        {
            CommandId = "",
            Catalog = Dataset.Schema.Catalog,
            Text = utterance.Text,
            Memory = before.Memory.Preferences,
            Feed = [.. shown.Select((id, index) => new FeedReference(index + 1, _items[id]))],
        };
        var answer = utterance.AnswerFor(context.Memory);
        var references = ReferenceResolver.Resolve(answer, new ParseRequest(Dataset.Schema, _catalog.Vocabulary, context)).References;
        var after = Consolidation.Apply(before.Memory, answer, new ConsolidationContext(
            Dataset.Schema, string.Create(null, $"{state.UserId}/{before.PolicyVersion}"), utterance.Text, _now, state.NextPreference, references, MemoryOptions.Default));
        return after.Changed
            ? state with { Catalog = before with { Memory = after.Memory, PolicyVersion = before.PolicyVersion + 1 }, NextPreference = after.NextId }
            : state;
    }

    /// <summary>Ids of the feed, best first.</summary>
    /// <param name="state">Whose.</param>
    /// <param name="weights">The planner's numbers.</param>
    /// <param name="depth">As many as are looked at, at most <see cref="Depth"/>.</param>
    public ImmutableArray<string> Rank(ReplayState state, PlanWeights weights, int depth)
    {
        // The shards are here, so nothing is waited for.
        var (ranking, _) = new UserFeeds(state.UserId, _assembler).Make(_catalog, state.Catalog with { Weights = weights }, _assembler.DepthOf(depth), _now).GetAwaiter().GetResult();
        return [.. ranking.Ids.Take(depth)];
    }

    /// <summary>Place of an item in the feed, from 1; <see cref="Depth"/> + 1 where it cannot be paged to.</summary>
    public int RankOf(string item, ReplayState state, PlanWeights weights)
    {
        var place = Rank(state, weights, Depth).IndexOf(item);
        return place < 0 ? Depth + 1 : place + 1;
    }
}
