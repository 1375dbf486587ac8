using System.Numerics.Tensors;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Interactions;

namespace RecOrleans.Engine.Tests.Collaborative;

public class FoldInTests
{
    private static readonly World World = World.Shared;

    private static readonly string[] Horror = Of("horror"), Western = Of("western");

    [Fact]
    public void UserVector_ActiveIntent_ReadsTheHistoryThroughIt()
    {
        string[] both = [.. Horror, .. Western];

        var horror = World.UserVector(World.Policy(World.Match(0.6, World.Is("genre", "horror"))), both)!;
        var western = World.UserVector(World.Policy(World.Match(0.6, World.Is("genre", "western"))), both)!;

        Assert.True(Lean(horror) > Lean(western) + 0.05);

        double Lean(float[] user) => MeanScore(user, "horror") - MeanScore(user, "western");
    }

    [Fact]
    public void UserVector_HigherTemperature_ReadsTheHistoryMoreEvenly()
    {
        string[] both = [.. Horror, .. Western];

        float[] At(double temperature) =>
            World.UserVector(World.Policy(("matcher", new Engine.Tools.MatcherArguments(0.6, temperature, [World.Is("genre", "horror")]))), both)!;

        var even = World.UserVector(World.Policy(World.Match(0.6)), both)!;
        Assert.True(TensorPrimitives.Distance<float>(At(1), even) < TensorPrimitives.Distance<float>(At(0.05), even));
    }

    [Fact]
    public void UserVector_LatestDeeds_CountMore()
    {
        var policy = World.Policy(World.Match(0));

        var nowHorror = World.UserVector(policy, [.. Western, .. Horror])!;
        var nowWestern = World.UserVector(policy, [.. Horror, .. Western])!;

        Assert.True(MeanScore(nowHorror, "horror") > MeanScore(nowWestern, "horror"));
    }

    [Fact]
    public void UserVector_NoPositives_IsNull()
    {
        var vectors = World.Shard.GetVectors(["m001"])[0];
        HistoryEntry[] history =
        [
            new(vectors, InteractionKind.Dislike, null, World.Now),
            new(vectors with { ItemId = "x" }, InteractionKind.Rating, 2, World.Now),
            new(vectors with { ItemId = "y", Factors = default }, InteractionKind.Like, null, World.Now),
        ];

        Assert.Null(FoldIn.UserVector(World.Model, history, World.Policy(World.Match(0)), World.Encoder, World.Now));
        Assert.Null(FoldIn.UserVector(World.Model, [], World.Policy(), World.Encoder, World.Now));
    }

    [Fact]
    public void UserVector_DislikeAfterLike_TakesItBack()
    {
        var vectors = World.Shard.GetVectors(["m001"])[0];

        Assert.Null(FoldIn.UserVector(
            World.Model,
            [new(vectors, InteractionKind.Like, null, World.Now.AddDays(-2)), new(vectors, InteractionKind.Dislike, null, World.Now.AddDays(-1))],
            World.Policy(),
            World.Encoder,
            World.Now));
    }

    [Fact]
    public void UserVector_ClockBehindTheHistory_StillCounts() => Assert.NotNull(FoldIn.UserVector(World.Model, World.History("m001", "m002"), World.Policy(), World.Encoder, World.Now.AddYears(-5)));

    [Theory]
    [InlineData(InteractionKind.Purchase, null, InteractionKind.Click, null)]
    [InlineData(InteractionKind.Favourite, null, InteractionKind.Like, null)]
    [InlineData(InteractionKind.Rating, 5.0, InteractionKind.Rating, 3.5)]
    [InlineData(InteractionKind.Click, null, InteractionKind.Rating, 3.0)]
    [InlineData(InteractionKind.Click, null, InteractionKind.Rating, null)]
    [InlineData(InteractionKind.Seen, null, InteractionKind.Dislike, null)]
    public void Weight_MoreDeliberateDeed_CountsMore(InteractionKind more, double? moreValue, InteractionKind less, double? lessValue) =>
        Assert.True(Deliberateness.Weight(more, moreValue) > Deliberateness.Weight(less, lessValue));

    private static string[] Of(string genre) =>
        [.. World.Items.Where(item => item.Values("genre") is [var only] && only.Text == genre && World.Model.Collaborative.Factors.ContainsKey(item.Id)).Take(4).Select(item => item.Id)];

    private static double MeanScore(float[] user, string genre) => World.Items
        .Where(item => item.Values("genre").Contains(genre) && World.Model.Collaborative.Factors.ContainsKey(item.Id))
        .Average(item => TensorPrimitives.Dot(user, World.Model.Collaborative.Factors[item.Id].Span));
}
