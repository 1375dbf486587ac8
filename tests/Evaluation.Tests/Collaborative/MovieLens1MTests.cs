using RecOrleans.Evaluation.Collaborative;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Collaborative;

public class MovieLens1MTests
{
    /// <summary>The committed settings give the order, and roughly the figure, that docs/evaluation.md states.</summary>
    [Fact]
    public void Of_Validation_WeightedEaseBeatsIalsBeatsPopularity()
    {
        Assert.SkipWhen(Repository.SharedData is null, "The public data sets are not here; see data/README.md.");
        string File(string name) => Path.Combine(Repository.SharedData!, "ml-1m-split", name);
        var split = InteractionFile.Split(InteractionFile.Read(File("train.txt")), InteractionFile.Read(File("valid.txt")));
        var settings = ModelSettings.Files;
        var counts = split.Counts();

        var popularity = Ndcg((_, scores) => Array.ConvertAll(counts, count => (double)count).CopyTo(scores, 0));
        var ials = Ndcg(new Factorisation(split, settings.Ials, TestContext.Current.CancellationToken).Score);
        var ease = Ndcg(new Ease(split, settings.WeightedEase, TestContext.Current.CancellationToken).Score);

        Assert.Equal(0.1038, popularity, 0.0005);
        Assert.True(ials > 1.8 * popularity, $"iALS {ials:0.0000}, popularity {popularity:0.0000}");
        Assert.True(ease > 1.01 * ials, $"weighted EASE {ease:0.0000}, iALS {ials:0.0000}");

        double Ndcg(Scorer model) => RankingScores.Of(split, model, cancellationToken: TestContext.Current.CancellationToken).Criterion;
    }
}
