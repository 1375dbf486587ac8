using RecOrleans.Evaluation.Irf.Systems.SasRec;
using RecOrleans.Evaluation.Tests.Torch;
using TorchSharp;

namespace RecOrleans.Evaluation.Tests.Irf.Systems.SasRec;

[Collection(TorchCollection.Name)]
public class SasRecModelTests
{
    private static readonly int[] Sequence = [3, 1, 4, 15, 9, 2];

    [Fact]
    public void States_ALaterItemChanges_EarlierStatesStay()
    {
        var model = new SasRecModel(TinySasRec.Random(seed: 1));
        var states = model.States(Sequence);

        var changed = model.States([.. Sequence[..4], 7, 2]);

        Assert.Equal(states[..(4 * model.Dimensions)], changed[..(4 * model.Dimensions)]);
        Assert.All([4, 5], place => Assert.NotEqual(State(states, place), State(changed, place)));

        float[] State(float[] all, int place) => all[(place * model.Dimensions)..((place + 1) * model.Dimensions)];
    }

    [Fact]
    public void Score_OnlyTheLatestItemsCount_InTheirOrder()
    {
        var model = new SasRecModel(TinySasRec.Random(seed: 1));

        Assert.Equal(Scores([.. Sequence]), Scores([8, 11, .. Sequence]));
        Assert.NotEqual(Scores([.. Sequence]), Scores([1, 3, 4, 15, 9, 2]));

        float[] Scores(int[] sequence)
        {
            var scores = new float[model.Items];
            model.Score(sequence, scores);
            return scores;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void States_OfTheTrainingNetwork_AreTheSame(int length)
    {
        TorchCollection.SkipWithoutTorch();
        var weights = TinySasRec.Random(seed: 2);
        var model = new SasRecModel(weights);
        using var network = new SasRecNetwork(TinySasRec.Items, new SasRecOptions { Dimensions = TinySasRec.Dimensions, Length = TinySasRec.Length });
        using var scope = torch.NewDisposeScope();
        using var untracked = torch.no_grad();
        foreach (var (name, parameter) in network.Parameters) parameter.copy_(torch.tensor(weights.Tensors[name].Values).view_as(parameter));

        // Two sequences, the shorter one filled up in front.
        long[] rows = [.. Sequence, .. new long[6 - length], .. Sequence.Take(length)];
        bool[] isItem = [.. Enumerable.Repeat(true, 6), .. Enumerable.Repeat(false, 6 - length), .. Enumerable.Repeat(true, length)];
        var states = network.States(torch.tensor(rows, [2, 6]), torch.tensor(isItem, [2, 6]), training: false);

        AreClose(model.States(Sequence), states[0].reshape(-1));
        AreClose(model.States(Sequence.AsSpan(0, length)), states[1, (6 - length)..].reshape(-1));
        var scores = new float[model.Items];
        model.Score(Sequence, scores);
        AreClose(scores, network.Scores(states[0, ^1..]).reshape(-1));

        static void AreClose(float[] expected, torch.Tensor actual) =>
            Assert.All(expected.Zip(actual.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void States_WithoutAnItem_AreRefused() => Assert.Throws<ArgumentException>(() => new SasRecModel(TinySasRec.Random(seed: 1)).States([]));

    [Fact]
    public void Create_ATensorOfAnotherShape_IsNamed()
    {
        var weights = TinySasRec.Random(seed: 1);
        var odd = SasRecWeights.Of("tiny", "none", weights.Tensors.Select(tensor => tensor.Key == "blocks.1.query.bias"
            ? (tensor.Key, [3], new float[3])
            : (tensor.Key, tensor.Value.Shape, tensor.Value.Values)));

        Assert.Contains("'blocks.1.query.bias'", Assert.Throws<InvalidDataException>(() => new SasRecModel(odd)).Message, StringComparison.Ordinal);
    }
}
