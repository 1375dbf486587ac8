using RecOrleans.Evaluation.Irf.Systems.SasRec;
using RecOrleans.Evaluation.Tests.Torch;

namespace RecOrleans.Evaluation.Tests.Irf.Systems.SasRec;

[Collection(TorchCollection.Name)]
public class SasRecTrainerTests
{
    [Fact]
    public void Train_WhatFollowsIsCertain_LearnsIt()
    {
        TorchCollection.SkipWithoutTorch();
        var sequences = ItemSequences.Of(TinySasRec.Circle(users: 150));
        var options = new SasRecOptions { Dimensions = 32, Length = 8, Dropout = 0.1, LearningRate = 5e-3, MaxEpochs = 30, Patience = 5 };
        var told = 0;

        var training = new SasRecTrainer(sequences, options).Train("circle", _ => told++, TestContext.Current.CancellationToken);

        Assert.True(training.Best.Ndcg > 0.95, $"NDCG@10 {training.Best.Ndcg}");
        Assert.Equal(training.Curve.Length + training.Best.Epoch, told);
        Assert.Equal(training.Curve.MaxBy(epoch => epoch.Ndcg), training.Best);
        var model = new SasRecModel(training.Weights);
        Assert.All(Enumerable.Range(0, TinySasRec.Items), start =>
        {
            var scores = new float[model.Items];
            int[] history = [start, (start + 3) % TinySasRec.Items];
            model.Score(history, scores);
            foreach (var item in history) scores[item] = float.NegativeInfinity;
            Assert.Equal((start + 6) % TinySasRec.Items, Array.IndexOf(scores, scores.Max()));
        });
    }

    [Fact]
    public void Train_TheSameSeed_GivesTheSameWeights()
    {
        TorchCollection.SkipWithoutTorch();
        var sequences = ItemSequences.Of(TinySasRec.Circle(users: 30));

        var items = Enumerable.Range(0, 2).Select(_ => Items(seed: 1)).ToArray();

        Assert.Equal(items[0], items[1]);
        Assert.NotEqual(items[0], Items(seed: 2));

        float[] Items(int seed) =>
            new SasRecTrainer(sequences, new SasRecOptions { Dimensions = 8, Length = 8, MaxEpochs = 2, Seed = seed })
                .Train("circle", _ => { }, TestContext.Current.CancellationToken).Weights.Tensors[SasRecLayout.Items].Values;
    }
}
