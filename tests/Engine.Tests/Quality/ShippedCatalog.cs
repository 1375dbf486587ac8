using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Feeds;
using RecOrleans.Engine.Import;
using RecOrleans.Engine.Policies;
using RecOrleans.Engine.Preferences;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;
using RecOrleans.Interactions;
using RecOrleans.Policies;
using RecOrleans.Retrieval;
using RecOrleans.Testing;

namespace RecOrleans.Engine.Tests.Quality;

/// <summary>A catalogue of data/, trained as the silo trains it but for fewer epochs, with some of its users.</summary>
internal sealed class ShippedCatalog
{
    private static readonly StaticTextEncoder Encoder = StaticTextEncoder.Load(Repository.Path("models", "text-encoder"));

    private readonly CatalogSchema _schema;
    private readonly CatalogModel _model;
    private readonly ItemShard _shard;
    private readonly LoggedInteraction[][] _users;

    private ShippedCatalog(CatalogSchema schema, ImmutableArray<Item> items, LoggedInteraction[] interactions, int users)
    {
        _schema = schema;
        Items = items;
        _model = CatalogModelTrainer.Train(schema, items, interactions, Encoder, 1, new IalsOptions { Epochs = 6 }, CancellationToken.None);
        _shard = ItemShard.Build(schema, items, _model, Encoder);
        _users = [.. interactions.GroupBy(interaction => interaction.UserId).OrderBy(group => group.Key, StringComparer.Ordinal).Take(users).Select(group => group.ToArray())];
    }

    public ImmutableArray<Item> Items { get; }

    /// <param name="name">A folder of data/.</param>
    /// <param name="users">Histories to serve, beside nobody's.</param>
    /// <param name="change">What to do to every item before anything sees it.</param>
    public static async Task<ShippedCatalog> Load(string name, int users = 3, Func<Item, Item>? change = null)
    {
        await using var source = await CatalogPackageSource.OpenAsync(Repository.Path("data", name), new CatalogSourceOptions(), CancellationToken.None);
        var items = ImmutableArray.CreateBuilder<Item>();
        var interactions = new List<LoggedInteraction>();
        await foreach (var row in source.ReadAsync(CancellationToken.None))
            if (row is ItemRow item) items.Add(change is null ? item.Item : change(item.Item));
            else if (row is InteractionRow interaction) interactions.Add(interaction.Interaction);
        return new ShippedCatalog(source.Schema, items.ToImmutable(), [.. interactions], users);
    }

    /// <summary>The first ten for these wishes: for somebody unknown, then for each user.</summary>
    public IEnumerable<ImmutableArray<Item>> FirstPages(params IReadOnlyList<Wish> wishes)
    {
        var memory = PreferenceMemory.Empty with { Preferences = [.. wishes.Select((wish, index) => wish.ToPreference(index))] };
        var policy = PolicyCompiler.Compile(_schema, memory, PlanWeights.Default, 1, DateTimeOffset.UnixEpoch);
        yield return FirstPage(policy, []);
        foreach (var user in _users) yield return FirstPage(policy, user);
    }

    private ImmutableArray<Item> FirstPage(FeedPolicy policy, LoggedInteraction[] history)
    {
        var now = history.Length == 0 ? DateTimeOffset.UnixEpoch : history.Max(one => one.At);
        var vectors = _shard.GetVectors(history.Select(one => one.ItemId).Distinct()).ToDictionary(one => one.ItemId, StringComparer.Ordinal);
        var query = new ShardQuery
        {
            Policy = policy,
            UserVector = FoldIn.UserVector(_model, [.. history.Select(one => new HistoryEntry(vectors[one.ItemId], one.Kind, one.Value, one.At))], policy, Encoder, now),
            Consumed = [.. vectors.Keys],
            Count = PolicyCompiler.Candidates,
            Now = now,
        };
        return [.. FeedRanker.Rank(_schema, policy, [_shard.Search(query, CancellationToken.None)]).Page(0, 10).Items.Select(item => item.Item)];
    }
}
