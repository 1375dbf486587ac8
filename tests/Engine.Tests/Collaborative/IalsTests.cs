using System.Numerics.Tensors;
using RecOrleans.Engine.Collaborative;

namespace RecOrleans.Engine.Tests.Collaborative;

public class IalsTests
{
    private static readonly IalsOptions Small = new() { Dimensions = 4, Epochs = 20 };

    /// <summary>Two groups of users, each with items of its own.</summary>
    private static readonly PositiveInteraction[] TwoTastes =
    [
        .. from user in Enumerable.Range(0, 20) from item in Enumerable.Range(0, 10) where (user + item) % 3 != 0 select new PositiveInteraction($"u{user}", $"{(user % 2 == 0 ? "a" : "b")}{item}", 1),
    ];

    [Fact]
    public void Train_TwoTastes_KeepsThemApart()
    {
        var model = Ials.Train(TwoTastes, Small, TestContext.Current.CancellationToken);

        var user = FoldIn.Solve(model, [model.Factors["a1"], model.Factors["a2"]], [1, 1]);

        Assert.True(TensorPrimitives.Dot(user, model.Factors["a5"].Span) > 0.3f);
        Assert.True(TensorPrimitives.Dot(user, model.Factors["b5"].Span) < 0.1f);
    }

    [Fact]
    public void Train_OneThreadOrMany_GivesTheSameModel()
    {
        var one = Ials.Train(TwoTastes, Small with { Threads = 1 }, TestContext.Current.CancellationToken);
        var many = Ials.Train([.. TwoTastes.Reverse()], Small with { Threads = 4 }, TestContext.Current.CancellationToken);

        Assert.Equal(one.Factors["a3"].ToArray(), many.Factors["a3"].ToArray());
    }

    [Fact]
    public void Train_NothingToLearnFrom_GivesAnEmptyModel() => Assert.Empty(Ials.Train([], Small, TestContext.Current.CancellationToken).Factors);

    [Fact]
    public void Train_WeightOfZero_IsRefused() =>
        Assert.Contains("'i'", Assert.Throws<ArgumentException>(() => Ials.Train([new PositiveInteraction("u", "i", 0)], Small, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    [Fact]
    public void Train_Cancelled_Throws() => Assert.ThrowsAny<OperationCanceledException>(() => Ials.Train(TwoTastes, Small, new CancellationToken(canceled: true)));

    /// <summary>The gradient of the user's loss is zero at the solution.</summary>
    [Fact]
    public void Solve_Weights_MinimiseTheLoss()
    {
        var model = Ials.Train(TwoTastes, Small, TestContext.Current.CancellationToken);
        float[] weights = [0.5f, 2];
        ReadOnlyMemory<float>[] history = [model.Factors["a1"], model.Factors["b2"]];

        var user = FoldIn.Solve(model, history, weights);

        var regularisation = model.Regularisation * Math.Pow(weights.Sum() + model.UnobservedWeight * model.Factors.Count, model.RegularisationExponent);
        for (var k = 0; k < 4; k++)
        {
            var gradient = regularisation * user[k];
            for (var j = 0; j < history.Length; j++) gradient += weights[j] * (TensorPrimitives.Dot(user, history[j].Span) - 1) * history[j].Span[k];
            foreach (var factors in model.Factors.Values) gradient += model.UnobservedWeight * TensorPrimitives.Dot(user, factors.Span) * factors.Span[k];
            Assert.Equal(0, gradient, 1e-4);
        }
    }
}
