using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Feeds;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Tools;
using RecOrleans.Preferences;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tests.Retrieval;

public class ItemShardTests
{
    private static readonly World World = World.Shared;

    [Fact]
    public void Search_AnyCutIntoShards_GivesTheSameFeed()
    {
        var policy = World.Policy(
            (ToolNames.Exclude, new ExcludeArguments(true, ["m003"])),
            (ToolNames.Filter, new FilterArguments([World.Is("runtime", 130, ComparisonOperator.LessOrEqual)], [World.Is("genre", "horror")])),
            World.Match(0.6, World.Is("genre", "comedy"), World.Is("text", "feel-good love story"), World.Is("year", Operand.Range(1990, 1999), ComparisonOperator.Between)),
            (ToolNames.Attenuator, new AttenuatorArguments(1, [World.Is("text", "blood"), World.Is("person", "Ivo Kern")])),
            (ToolNames.Similar, new SimilarArguments("s", "m017", 0.5)),
            (ToolNames.Trending, new TrendingArguments(0.3)),
            (ToolNames.Fresh, new FreshArguments("released", 0.4)),
            (ToolNames.Explorer, new ExplorerArguments(0.5)),
            (ToolNames.Aggregator, new AggregatorArguments(50)),
            (ToolNames.Diversifier, new DiversifierArguments(0.2)));
        var query = new ShardQuery
        {
            Policy = policy,
            Count = 50,
            Now = World.Now,
            Seed = 99,
            Consumed = ["m001", "m002"],
            UserVector = World.UserVector(policy, "m004", "m009", "m021"),
        };

        var whole = FeedRanker.Rank(World.Schema, policy, [World.Shard.Search(query, TestContext.Current.CancellationToken)]).Items;
        var cut = FeedRanker.Rank(World.Schema, policy, [.. World.Cut(4).Select(shard => shard.Search(query, TestContext.Current.CancellationToken))]).Items;

        Assert.Equal(50, whole.Length);
        Assert.Equal(whole.Select(item => (item.Item.Id, item.Score, item.Why)), cut.Select(item => (item.Item.Id, item.Score, item.Why)));
    }

    [Fact]
    public void Search_RandomPolicies_NeverViolateAHardDislikeAndKeepTheOrder()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            Constraint[] likes = [.. Enumerable.Range(0, random.Next(4)).Select(index => RandomConstraint(random, $"like{index}"))];
            Constraint[] dislikes = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(index => RandomConstraint(random, $"dislike{index}"))];
            var query = new ShardQuery
            {
                Policy = World.Policy((ToolNames.Filter, new FilterArguments([.. likes], [.. dislikes])), World.Match(0.5, RandomConstraint(random, "soft"))),
                Count = 1 + random.Next(100),
                Now = World.Now,
            };

            var result = World.Shard.Search(query, TestContext.Current.CancellationToken);

            Assert.True(result.Candidates.Length <= query.Count);
            Assert.All(result.Candidates, candidate => Assert.All(dislikes, dislike => Assert.NotEqual(true, Holds(candidate.Item, dislike))));
            Assert.All(result.Candidates, candidate => Assert.Equal(ExpectedLevel(candidate.Item, likes), candidate.RelaxationLevel));
            Assert.All(result.Candidates, candidate => Assert.Equal(candidate.Score, candidate.Parts.Values.Sum(), 1e-9));
            Assert.Equal(
                World.Items.Count(item => likes.All(like => Holds(item, like) == true) && dislikes.All(dislike => Holds(item, dislike) != true)), result.Kept);
            Assert.Equal(
                result.Candidates.OrderBy(one => one.RelaxationLevel).ThenByDescending(one => one.Score).ThenBy(one => one.Item.Id, StringComparer.Ordinal), result.Candidates);
        }
    }

    [Fact]
    public void Search_PolicySeenBefore_GivesWhatAFreshShardGives()
    {
        var policy = World.Policy(
            (ToolNames.Exclude, new ExcludeArguments(true, [])),
            (ToolNames.Filter, new FilterArguments([World.Is("runtime", 130, ComparisonOperator.LessOrEqual), World.Is("genre", "comedy")], [World.Is("text", "casino")])),
            World.Match(0.6, World.Is("text", "feel-good love story"), World.Is("year", Operand.Range(1990, 1999), ComparisonOperator.Between)),
            (ToolNames.Attenuator, new AttenuatorArguments(1, [World.Is("text", "blood"), World.Is("similar", "m009")])),
            (ToolNames.Similar, new SimilarArguments("s", "m017", 0.5)),
            (ToolNames.Diversifier, new DiversifierArguments(0.2)));
        var used = World.Cut(1)[0];
        for (var user = 0; user < 4; user++)
        {
            var query = new ShardQuery
            {
                Policy = policy,
                Count = 300,
                Now = World.Now,
                Consumed = [$"m00{user}"],
                UserVector = user == 0 ? null : World.UserVector(policy, $"m01{user}", $"m02{user}"),
            };

            var again = used.Search(query, TestContext.Current.CancellationToken);
            var fresh = World.Cut(1)[0].Search(query, TestContext.Current.CancellationToken);

            Assert.Equal(fresh.Kept, again.Kept);
            Assert.Equal(
                fresh.Candidates.Select(one => (one.Item.Id, one.Score, one.RelaxationLevel, one.Parts.Count, string.Join(' ', one.Matched))),
                again.Candidates.Select(one => (one.Item.Id, one.Score, one.RelaxationLevel, one.Parts.Count, string.Join(' ', one.Matched))));
        }
    }

    [Fact]
    public void Search_Diversifier_CarriesEmbeddingsOfEachLevelsHeadOnly()
    {
        var found = World.Search(200, World.Must(World.Is("genre", "comedy")), World.Match(0), (ToolNames.Diversifier, new DiversifierArguments(0.2)));

        foreach (var level in found.GroupBy(candidate => candidate.RelaxationLevel))
            Assert.Equal(level.Select((_, place) => place < 60), level.Select(candidate => !candidate.Embedding.IsEmpty));
        Assert.Equal([0, 1], found.Select(candidate => candidate.RelaxationLevel).Distinct());
        Assert.All(World.Search(20, World.Match(0)), candidate => Assert.True(candidate.Embedding.IsEmpty));
    }

    [Fact]
    public void Search_ManyAtOnce_AllGiveTheSame()
    {
        var query = new ShardQuery { Policy = World.Policy(World.Match(0.6, World.Is("text", "space adventure"))), Count = 20, Now = World.Now };
        var expected = World.Search(query).Select(candidate => (candidate.Item.Id, candidate.Score)).ToArray();
        var shard = World.Cut(1)[0];

        Parallel.For(0, 64, _ => Assert.Equal(expected, shard.Search(query, CancellationToken.None).Candidates.Select(candidate => (candidate.Item.Id, candidate.Score))));
    }

    [Fact]
    public void Search_CountBeyondTheShard_GivesEveryRow() => Assert.Equal(World.Items.Length, World.Search(10_000, World.Match(0.6)).Length);

    [Fact]
    public void Search_EmptyShard_GivesNothing()
    {
        var shard = ItemShard.Build(World.Schema, [], World.Model, World.Encoder);

        var result = shard.Search(new ShardQuery { Policy = World.Policy(World.Match(0.6)), Count = 5 }, TestContext.Current.CancellationToken);

        Assert.Empty(result.Candidates);
        Assert.Equal(0, result.Kept);
    }

    [Fact]
    public void Search_Cancelled_Throws() => Assert.ThrowsAny<OperationCanceledException>(() =>
        World.Shard.Search(new ShardQuery { Policy = World.Policy(World.Match(0.6)), Count = 5 }, new CancellationToken(canceled: true)));

    [Fact]
    public void Search_UserVectorOfAnotherModel_Throws() => Assert.Throws<ArgumentException>(() =>
        World.Search(new ShardQuery { Policy = World.Policy(World.Match(0.6)), Count = 5, UserVector = new float[3] }));

    [Fact]
    public void GetItems_SomeUnknown_LeavesThemOut() => Assert.Equal(["m007", "m001"], World.Shard.GetItems(["m007", "nobody", "m001"]).Select(item => item.Id));

    [Fact]
    public void GetVectors_KnownItem_GivesUnitEmbeddingAndFactors()
    {
        var vectors = Assert.Single(World.Shard.GetVectors(["m000"]));

        Assert.Equal(64, vectors.Factors.Length);
        Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Norm(vectors.Embedding.Span), 1e-4f);
    }

    private static Constraint RandomConstraint(Random random, string id)
    {
        ComparisonOperator[] comparisons = [ComparisonOperator.Less, ComparisonOperator.LessOrEqual, ComparisonOperator.Greater, ComparisonOperator.GreaterOrEqual, ComparisonOperator.Equal, ComparisonOperator.NotEqual];
        var equality = random.Next(4) == 0 ? ComparisonOperator.NotEqual : ComparisonOperator.Equal;
        return random.Next(5) switch
        {
            0 => World.Is("genre", World.Schema.Find("genre")!.Values[random.Next(6)].ToUpperInvariant(), equality, id),
            1 => World.Is("person", random.Next(2) == 0 ? "ada stone" : "Jun Mori", equality, id),
            2 => World.Is("runtime", random.Next(70, 181), comparisons[random.Next(comparisons.Length)], id),
            3 => World.Is("year", Operand.Range(random.Next(1970, 1995), random.Next(1995, 2020)), ComparisonOperator.Between, id),
            _ => World.Is("certificate", World.Schema.Find("certificate")!.Values[random.Next(4)], comparisons[random.Next(comparisons.Length)], id),
        };
    }

    private static int ExpectedLevel(Item item, Constraint[] likes) => 1 + Array.FindLastIndex(likes, like => Holds(item, like) != true);

    /// <summary>The meaning of a constraint, spelled out once more and slowly; null where the item does not say.</summary>
    private static bool? Holds(Item item, Constraint constraint)
    {
        var values = constraint.Facet == "person" ? [.. item.Values("actor"), .. item.Values("director")] : item.Values(constraint.Facet);
        if (values.IsEmpty) return null;
        if (constraint.Operator == ComparisonOperator.NotEqual) return !values.Any(value => value.Matches(constraint.Value.Value));
        return values.Any(value => constraint.Operator switch
        {
            ComparisonOperator.Equal => value.Matches(constraint.Value.Value),
            ComparisonOperator.Between => Number(value) >= Number(constraint.Value.Value) && Number(value) <= Number(constraint.Value.High!.Value),
            ComparisonOperator.Less => Number(value) < Number(constraint.Value.Value),
            ComparisonOperator.LessOrEqual => Number(value) <= Number(constraint.Value.Value),
            ComparisonOperator.Greater => Number(value) > Number(constraint.Value.Value),
            _ => Number(value) >= Number(constraint.Value.Value),
        });

        double Number(FacetValue value) => value.IsNumber ? value.Number : World.Schema.Find(constraint.Facet)!.Values.IndexOf(value.Text!);
    }
}
