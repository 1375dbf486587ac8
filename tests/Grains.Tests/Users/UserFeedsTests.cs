using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Preferences;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;
using RecOrleans.Grains.Catalogs;
using RecOrleans.Grains.Hosting;
using RecOrleans.Grains.Tests.Cluster;
using RecOrleans.Grains.Users;
using RecOrleans.Interactions;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;
using RecOrleans.Retrieval;
using RecOrleans.Testing;

namespace RecOrleans.Grains.Tests.Users;

public class UserFeedsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_100);

    private readonly CountedShards _shards = new();

    [Fact]
    public async Task Make_LikesAndHistory_OneFeedOfAllShards()
    {
        var state = CatalogState.Empty with
        {
            Memory = PreferenceMemory.Empty with { Preferences = [Preference("p1", "genre", "horror"), Preference("p2", "similar", "film-6"), Preference("p3", "similar", "film-999")] },
            History = [new HistoryItem("film-2", InteractionKind.Like, null, Now)],
            Consumed = ["film-2", "film-10"],
        };

        var (ranking, (_, policy, missing)) = await Feeds().Make(_shards.Catalog, state, depth: 60, Now);

        // Of 30 horror films, two are known and one is the like itself.
        Assert.All(ranking.Ids.Take(27), id => Assert.Equal(2, int.Parse(id["film-".Length..], null) % 4));
        Assert.DoesNotContain("film-2", ranking.Ids);
        Assert.DoesNotContain("film-10", ranking.Ids);
        Assert.Contains(policy.Tools, call => call.Line.Contains("Film number 6", StringComparison.Ordinal));
        Assert.Equal("p3", Assert.Single(missing).PreferenceId);
    }

    [Fact]
    public async Task Make_NothingChanged_CompilesAndFoldsInOnce()
    {
        var feeds = Feeds();
        var state = CatalogState.Empty with { History = [new HistoryItem("film-2", InteractionKind.Like, null, Now)] };
        var (first, _) = await feeds.Make(_shards.Catalog, state, 60, Now);
        var (again, _) = await feeds.Make(_shards.Catalog, state, 60, Now);

        Assert.Equal(first.Ids, again.Ids);
        Assert.Equal((1, 1, 2), (_shards.Looked, _shards.Folded, _shards.Searched));

        await feeds.Make(_shards.Catalog, state with { History = [.. state.History, new HistoryItem("film-3", InteractionKind.Like, null, Now)] }, 60, Now);
        Assert.Equal((1, 2), (_shards.Looked, _shards.Folded));

        await feeds.Make(_shards.Catalog, state with { PolicyVersion = 2 }, 60, Now);
        Assert.Equal((2, 3), (_shards.Looked, _shards.Folded));

        await feeds.Make(_shards.Catalog with { Description = _shards.Catalog.Description with { Version = 2 } }, state with { PolicyVersion = 2 }, 60, Now);
        Assert.Equal((3, 4), (_shards.Looked, _shards.Folded));
    }

    [Fact]
    public async Task GetPolicy_BeforeTheFeed_IsTheOneThatMakesIt()
    {
        var feeds = Feeds();

        var policy = await feeds.GetPolicy(_shards.Catalog, CatalogState.Empty, Now);

        Assert.Same(policy, (await feeds.Make(_shards.Catalog, CatalogState.Empty, 60, Now)).Policy);
        Assert.Equal(0, _shards.Folded);
    }

    private UserFeeds Feeds() => new("ann", new FeedAssembler(_shards, CountedShards.Encoder, _shards, Options.Create(new GrainsOptions())));

    private static Preference Preference(string id, string facet, string value) =>
        new() { Id = id, Polarity = Polarity.Like, Strength = Strength.Hard, Facet = facet, Operator = ComparisonOperator.Equal, Value = value };

    /// <summary>Two shards in this process that count what they are asked for.</summary>
    private sealed class CountedShards : ICatalogShards, IComputeWorkers
    {
        public static readonly ITextEncoder Encoder = StaticTextEncoder.Load(Repository.Path("models", "text-encoder"));

        private readonly ItemShard[] _shards;

        public CountedShards()
        {
            var schema = SmallCatalog.Schema("small");
            var model = CatalogModelTrainer.Train(schema, SmallCatalog.Items, SmallCatalog.Interactions, Encoder, 1, TestContext.Current.CancellationToken);
            Catalog = new CatalogContext(new CatalogDescription { Schema = schema, Version = 1, Items = SmallCatalog.Count, Interactions = 0, Shards = 2 }, model, CatalogVocabulary.Empty);
            _shards = [.. SmallCatalog.Items.Chunk(SmallCatalog.Count / 2).Select(items => ItemShard.Build(schema, items, model, Encoder))];
        }

        public CatalogContext Catalog { get; }

        public int Looked { get; private set; }

        public int Folded { get; private set; }

        public int Searched { get; private set; }

        public Task<ShardResult[]> Search(CatalogContext catalog, ShardQuery query)
        {
            Searched++;
            return Task.FromResult(_shards.Select(shard => shard.Search(query, CancellationToken.None)).ToArray());
        }

        public Task<ImmutableArray<Item>> GetItems(CatalogContext catalog, ImmutableArray<string> ids)
        {
            Looked++;
            return Task.FromResult(_shards.SelectMany(shard => shard.GetItems(ids)).ToImmutableArray());
        }

        public Task<ImmutableArray<ItemVectors>> GetVectors(CatalogContext catalog, ImmutableArray<string> ids)
        {
            Folded++;
            return Task.FromResult(_shards.SelectMany(shard => shard.GetVectors(ids)).ToImmutableArray());
        }

        public Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken = default) => Task.FromResult(work());
    }
}
