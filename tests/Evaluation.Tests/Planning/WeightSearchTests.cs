using RecOrleans.Evaluation.Planning;
using RecOrleans.Policies;

namespace RecOrleans.Evaluation.Tests.Planning;

public class WeightSearchTests
{
    [Fact]
    public void Best_NumbersThatDependOnEachOther_AreFoundTogether()
    {
        // What the attenuation should be shows only once the meaning counts for more.
        var best = WeightSearch.Best(
            PlanWeights.Default, weights => Math.Abs(weights.Semantic - 0.8) + (weights.Semantic > 0.7 ? Math.Abs(weights.Attenuation - 2) / 100 : 0) + weights.Diversity);

        Assert.Equal(PlanWeights.Default with { Semantic = 0.8, Attenuation = 2, Diversity = 0 }, best);
    }

    [Fact]
    public void Best_AGainTooSmallToMatter_MovesNothing() =>
        Assert.Equal(PlanWeights.Default, WeightSearch.Best(PlanWeights.Default, weights => weights.Diversity * WeightSearch.LeastGain));

    [Fact]
    public void Numbers_TheDefaults_AreAmongWhatIsTried() =>
        Assert.All(WeightSearch.Numbers, number => Assert.Contains(number.Of(PlanWeights.Default), number.Values));
}
