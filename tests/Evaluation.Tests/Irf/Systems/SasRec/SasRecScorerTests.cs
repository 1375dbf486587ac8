using System.Globalization;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Systems;
using RecOrleans.Evaluation.Irf.Systems.SasRec;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Systems.SasRec;

public class SasRecScorerTests
{
    private static readonly string[] Names = ["popularity", "sasrec"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fashion", "shipped")]
    [InlineData("ml-latest-small", "public")]
    [InlineData("amazon-office", "public")]
    public async Task CommittedWeights_OfEveryDataset_BeatPopularityOnTheNextItem(string name, string origin)
    {
        Assert.SkipWhen(origin == "public" && Repository.SharedData is null, "The public data sets are not here (../shared/data or RECORLEANS_DATA).");
        var dataset = await IrfDatasets.LoadAsync(name, seed: 1, Token);

        await using var systems = await FeedSystems.CreateAsync(dataset, Names, Repository.Path("models"), Token);

        var popularity = await SasRecCard.MeasureAsync(systems.Systems[0], dataset, Token);
        var sasRec = await SasRecCard.MeasureAsync(systems.Systems[1], dataset, Token);
        Assert.True(sasRec.Ndcg > popularity.Ndcg && sasRec.Recall > popularity.Recall, $"{sasRec} against {popularity}");
        // The card says what the weights do; the last bits of a sum depend on the processor, and may swap two items.
        var row = (await File.ReadAllLinesAsync(Repository.Path("data", "sasrec", $"{name}.md"), Token)).Single(line => line.StartsWith("| sasrec |", StringComparison.Ordinal));
        var said = row.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(said[0], sasRec.Recall, 0.003);
        Assert.Equal(said[1], sasRec.Ndcg, 0.003);
    }

    [Fact]
    public async Task Create_OtherTrainingData_SaysHowToTrainAgain()
    {
        var dataset = await IrfDatasets.LoadAsync("fashion", seed: 1, Token);
        var other = dataset with { Training = dataset.Training[..^100] };

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => FeedSystems.CreateAsync(other, Names, Repository.Path("models"), Token));

        Assert.Contains("sasrec --dataset fashion", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fingerprint_TheUsersOrder_IsNoPartOfIt()
    {
        var fingerprints = new HashSet<string>();
        foreach (var seed in (int[])[1, 2]) fingerprints.Add(ItemSequences.Of(await IrfDatasets.LoadAsync("fashion", seed, Token)).Fingerprint);

        Assert.Single(fingerprints);
    }
}
