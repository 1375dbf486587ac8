using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Feeds;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;
using RecOrleans.Engine.Tools;
using RecOrleans.Interactions;
using RecOrleans.Policies;
using RecOrleans.Preferences;
using RecOrleans.Retrieval;
using RecOrleans.Testing;

namespace RecOrleans.Engine.Tests;

/// <summary>A made-up film catalogue of 400 items and 120 users with tastes, the same for every test.</summary>
internal sealed class World
{
    private static readonly string[] Genres = ["comedy", "drama", "horror", "romance", "sci-fi", "western"];
    private static readonly string[] Actors = ["Ada Stone", "Ben Frost", "Cleo Marsh", "Dirk Vale", "Eva Lind", "Finn Holt", "Gus Ray", "Hana Sato"];
    private static readonly string[] Directors = ["Ada Stone", "Ivo Kern", "Jun Mori"];
    private static readonly string[] Certificates = ["G", "PG", "PG-13", "R"];

    private static readonly string[] Plots =
    [
        "two friends bake bread in a sleepy village", "a robot learns to love music", "a killer stalks a summer camp with a bloody knife",
        "a sheriff guards the last gold train", "a wedding brings two families to war over cake", "astronauts drift beyond a dying star",
        "a lonely widow answers a love letter", "a heist crew robs a casino in the rain",
    ];

    public static readonly DateTimeOffset Now = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<World> Lazy = new(() => new World());

    private World()
    {
        Encoder = StaticTextEncoder.Load(Repository.Path("models", "text-encoder"));
        Items = [.. MakeItems(new Random(11))];
        Interactions = [.. MakeInteractions(new Random(12))];
        Model = CatalogModelTrainer.Train(Schema, Items, Interactions, Encoder, version: 3, CancellationToken.None);
        Shard = ItemShard.Build(Schema, Items, Model, Encoder);
    }

    public static World Shared => Lazy.Value;

    public CatalogSchema Schema { get; } = new()
    {
        Catalog = "movies",
        Facets =
        [
            new Facet { Name = "genre", Kind = FacetKind.Closed, Values = [.. Genres], Multi = true, Synonyms = ImmutableDictionary<string, string>.Empty.Add("scary", "horror") },
            new Facet { Name = "person", Kind = FacetKind.Open, Multi = true, Covers = ["actor", "director"] },
            new Facet { Name = "actor", Kind = FacetKind.Open, Multi = true },
            new Facet { Name = "director", Kind = FacetKind.Open },
            new Facet { Name = "year", Kind = FacetKind.Number, Unit = "year" },
            new Facet { Name = "runtime", Kind = FacetKind.Number, Unit = "minutes" },
            new Facet { Name = "certificate", Kind = FacetKind.Ordered, Values = [.. Certificates] },
            new Facet { Name = "released", Kind = FacetKind.Date },
            new Facet { Name = "similar", Kind = FacetKind.Reference },
            new Facet { Name = "item", Kind = FacetKind.Reference },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };

    public StaticTextEncoder Encoder { get; }

    public ImmutableArray<Item> Items { get; }

    public ImmutableArray<LoggedInteraction> Interactions { get; }

    public CatalogModel Model { get; }

    /// <summary>The whole catalogue as one shard.</summary>
    public ItemShard Shard { get; }

    public ItemShard[] Cut(int shards) =>
    [
        .. Enumerable.Range(0, shards).Select(shard => ItemShard.Build(Schema, [.. Items.Where(item => ShardKey.Of(item.Id, shards) == shard)], Model, Encoder)),
    ];

    public static FeedPolicy Policy(params (string Tool, object Arguments)[] calls) => new()
    {
        Catalog = "movies",
        PolicyVersion = 1,
        Tools = [.. calls.Select(call => new ToolCall(call.Tool, JsonSerializer.Serialize(call.Arguments, Json.Options), call.Tool))],
    };

    public static Constraint Is(string facet, Operand value, ComparisonOperator op = ComparisonOperator.Equal, string? id = null, double weight = 1) =>
        new(id ?? $"{facet}{op}{value}", facet, op, value, weight);

    public static (string, object) Must(params Constraint[] likes) => (ToolNames.Filter, new FilterArguments([.. likes], []));

    public static (string, object) MustNot(params Constraint[] dislikes) => (ToolNames.Filter, new FilterArguments([], [.. dislikes]));

    public static (string, object) Match(double semantic, params Constraint[] likes) => (ToolNames.Matcher, new MatcherArguments(semantic, 0.1, [.. likes]));

    /// <summary>The top of the whole catalogue under a policy.</summary>
    public ImmutableArray<Candidate> Search(int count, params (string Tool, object Arguments)[] calls) =>
        Search(new ShardQuery { Policy = Policy(calls), Count = count, Now = Now });

    public ImmutableArray<Candidate> Search(ShardQuery query) => Shard.Search(query, CancellationToken.None).Candidates;

    public FeedRanking Rank(int count, params (string Tool, object Arguments)[] calls)
    {
        var policy = Policy(calls);
        return FeedRanker.Rank(Schema, policy, [Shard.Search(new ShardQuery { Policy = policy, Count = count, Now = Now }, CancellationToken.None)]);
    }

    /// <summary>A history of ratings with the catalogue's vectors, newest last.</summary>
    public HistoryEntry[] History(params string[] itemIds) =>
    [
        .. Shard.GetVectors(itemIds).Select((vectors, index) =>
            new HistoryEntry(vectors, InteractionKind.Rating, 5, Now.AddDays(index - itemIds.Length))),
    ];

    public float[]? UserVector(FeedPolicy policy, params string[] itemIds) =>
        FoldIn.UserVector(Model, History(itemIds), policy, Encoder, Now);

    private static IEnumerable<Item> MakeItems(Random random)
    {
        for (var i = 0; i < 400; i++)
        {
            var facets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
            var genres = new HashSet<string> { Genres[random.Next(Genres.Length)], Genres[random.Next(Genres.Length)] };
            facets["genre"] = [.. genres.Select(genre => (FacetValue)genre)];
            facets["actor"] = [Actors[random.Next(Actors.Length)]];
            facets["director"] = [Directors[random.Next(Directors.Length)]];
            var year = random.Next(1970, 2020);
            facets["year"] = [(double)year];
            facets["released"] = [$"{year}-{random.Next(1, 13):00}-15"];
            facets["certificate"] = [Certificates[random.Next(Certificates.Length)]];

            // Every tenth film's length is unknown.
            if (i % 10 != 0) facets["runtime"] = [(double)random.Next(70, 181)];
            yield return new Item
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"m{i:000}"),
                Title = $"Film {i}",
                Facets = facets.ToImmutable(),
                Text = Plots[random.Next(Plots.Length)],
            };
        }
    }

    private IEnumerable<LoggedInteraction> MakeInteractions(Random random)
    {
        for (var user = 0; user < 120; user++)
        {
            var taste = (FacetValue)Genres[user % Genres.Length];
            for (var k = 0; k < 40; k++)
            {
                // The square favours low numbers: some films are popular with everyone.
                var item = Items[(int)(Items.Length * Math.Pow(random.NextDouble(), 2))];
                var fits = item.Values("genre").Contains(taste);
                if (fits || random.NextDouble() < 0.15)
                    yield return new LoggedInteraction($"u{user}", item.Id, InteractionKind.Rating, fits ? 5 : 2, Now.AddDays(-random.Next(1, 400)));
            }
        }
    }
}
