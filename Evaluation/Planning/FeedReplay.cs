using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Feeds;
using RecOrleans.Engine.Policies;
using RecOrleans.Engine.Preferences;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;
using RecOrleans.Engine.Tools;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Evaluation.Irf.Systems.Product;
using RecOrleans.Feeds;
using RecOrleans.Grains.Hosting;
using RecOrleans.Grains.Users;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Policies;
using RecOrleans.Retrieval;

namespace RecOrleans.Evaluation.Planning;

/// <summary>
/// The feed of one data set as a user grain makes it, from the same parts, in this process and without a cluster: a search asks for many thousands. The readings of
/// commands are gold. Any number of callers at once.
/// </summary>
internal sealed class FeedReplay
{
    private static readonly GrainsOptions Settings = new();

    private readonly ITextEncoder _encoder;
    private readonly CatalogModel _model;
    private readonly ItemShard[] _shards;
    private readonly CatalogVocabulary _vocabulary;
    private readonly Dictionary<string, Item> _items;
    private readonly DateTimeOffset _now;

    /// <summary>Trains the catalogue's models as its publication does.</summary>
    public FeedReplay(IrfDataset dataset, ITextEncoder encoder)
    {
        Dataset = dataset;
        _encoder = encoder;
        Item[] items = [.. dataset.Items.Select(item => ItemValidator.Normalise(dataset.Schema, item).Item ?? throw new InvalidDataException($"{dataset.Name}: the catalogue refuses the item '{item.Id}'."))];
        var trained = CatalogModelTrainer.Train(dataset.Schema, items, dataset.Training, encoder, version: 1, CancellationToken.None);
        // Shards and fold-ins read the model as it is stored.
        _model = CatalogModelFormat.Read(CatalogModelFormat.Write(trained));
        // As many as there are: the Diversifier sees as much of each relaxation level as they propose together.
        _shards = [.. items.GroupBy(item => ShardKey.Of(item.Id, Settings.Shards)).Select(shard => ItemShard.Build(dataset.Schema, [.. shard], _model, encoder))];
        _vocabulary = CatalogVocabulary.FromItems(dataset.Schema, items);
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
        var references = ReferenceResolver.Resolve(answer, new ParseRequest(Dataset.Schema, _vocabulary, context)).References;
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
        var catalog = state.Catalog;
        var titles = PolicyCompiler.Referred(Dataset.Schema, catalog.Memory).Where(_items.ContainsKey).ToDictionary(id => id, id => _items[id].Title, StringComparer.Ordinal);
        var policy = PolicyCompiler.Compile(Dataset.Schema, catalog.Memory, weights, catalog.PolicyVersion, _now, titles);
        var recent = catalog.History.Length <= Settings.FoldInLength ? catalog.History : catalog.History[^Settings.FoldInLength..];
        string[] ids = [.. recent.Select(deed => deed.ItemId).Distinct()];
        var vectors = _shards.SelectMany(shard => shard.GetVectors(ids)).ToDictionary(entry => entry.ItemId, StringComparer.Ordinal);
        var user = FoldIn.UserVector(_model, [.. recent.Select(deed => new HistoryEntry(vectors[deed.ItemId], deed.Kind, deed.Value, deed.At))], policy, _encoder, _now);
        var query = new ShardQuery
        {
            Policy = policy,
            UserVector = user is null ? null : (ReadOnlyMemory<float>?)user,
            Consumed = [.. catalog.Consumed],
            // A user grain ranks no deeper than is looked at.
            Count = depth > Diversifier.Head ? Settings.RankingDepth : Diversifier.Head,
            Seed = FeedSeed.Of(state.UserId, catalog.PolicyVersion),
            Now = _now,
        };
        ShardResult[] results = [.. _shards.Select(shard => shard.Search(query, CancellationToken.None))];
        return [.. FeedRanker.Rank(Dataset.Schema, policy, results).Ids.Take(depth)];
    }

    /// <summary>Place of an item in the feed, from 1; <see cref="Depth"/> + 1 where it cannot be paged to.</summary>
    public int RankOf(string item, ReplayState state, PlanWeights weights)
    {
        var place = Rank(state, weights, Depth).IndexOf(item);
        return place < 0 ? Depth + 1 : place + 1;
    }
}
