using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tests.Catalogs;

public class CatalogModelTests
{
    private static readonly World World = World.Shared;

    private static readonly byte[] Bytes = CatalogModelFormat.Write(World.Model);

    [Fact]
    public void Read_Written_SearchesTheSame()
    {
        var model = CatalogModelFormat.Read(Bytes);
        var shard = ItemShard.Build(World.Schema, World.Items, model, World.Encoder);
        var policy = World.Policy(
            World.Match(0.5, World.Is("text", "love"), World.Is("year", 1999)), ("similar", new Engine.Tools.SimilarArguments("s", "m007", 1)), ("trending", new Engine.Tools.TrendingArguments(1)));
        var query = new ShardQuery { Policy = policy, Count = 20, UserVector = World.UserVector(policy, "m001") };

        Assert.Equal(3, model.Version);
        Assert.Equal(
            World.Search(query).Select(one => (one.Item.Id, one.Score)),
            shard.Search(query, TestContext.Current.CancellationToken).Candidates.Select(one => (one.Item.Id, one.Score)));
        Assert.Equal(Bytes, CatalogModelFormat.Write(model));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(5000)]
    public void Read_CutShort_SaysSo(int length) => Assert.Contains("train the catalogue again", Assert.Throws<InvalidDataException>(() => CatalogModelFormat.Read(Bytes.AsSpan(0, length))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(4, "format")]
    [InlineData(20, "damaged")]
    [InlineData(5000, "damaged")]
    public void Read_OneBitFlipped_SaysSo(int position, string named)
    {
        var damaged = Bytes.ToArray();
        damaged[position] ^= 2;

        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => CatalogModelFormat.Read(damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Popularity_IsStandardised()
    {
        Assert.Equal(0, World.Model.Popularity.Values.Average(), 1e-3);
        Assert.Equal(1, Math.Sqrt(World.Model.Popularity.Values.Average(value => value * value)), 1e-3);
        Assert.Equal(World.Items.Length, World.Model.Trend.Count);
    }

    [Fact]
    public void Train_NoInteractions_StillServes()
    {
        var model = CatalogModelTrainer.Train(World.Schema, World.Items, [], World.Encoder, 1, TestContext.Current.CancellationToken);

        var found = ItemShard.Build(World.Schema, World.Items, model, World.Encoder)
            .Search(new ShardQuery { Policy = World.Policy(World.Match(0.5, World.Is("genre", "comedy"))), Count = 10 }, TestContext.Current.CancellationToken);

        Assert.All(found.Candidates, candidate => Assert.Contains("comedy", candidate.Item.Values("genre").Select(value => value.Text)));
    }

    /// <summary>A moment's promise: the query's scores over all items have the mean and deviation that it foretells.</summary>
    [Fact]
    public void Moments_Query_ForetellItsScores()
    {
        var query = new float[World.Encoder.Dimensions];
        World.Encoder.Encode("wedding in the rain", query);
        var scores = World.Shard.GetVectors(World.Items.Select(item => item.Id))
            .Select(vectors => System.Numerics.Tensors.TensorPrimitives.Dot(query, vectors.Embedding.Span)).ToArray();

        var foretold = World.Model.EmbeddingMoments.For(query);

        Assert.Equal(scores.Average(), foretold.Mean, 1e-4f);
        Assert.Equal(Math.Sqrt(scores.Average(score => Math.Pow(score - scores.Average(), 2))), foretold.Deviation, 1e-3);
    }
}
