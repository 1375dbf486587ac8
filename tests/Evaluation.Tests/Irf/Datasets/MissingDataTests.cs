using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Datasets;

/// <summary>Changes the environment, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(MissingDataTests), DisableParallelization = true)]
[Collection(nameof(MissingDataTests))]
public class MissingDataTests
{
    [Theory]
    [InlineData("ml-latest-small", "movies-enriched")]
    [InlineData("amazon-office", "amazon-office")]
    public async Task LoadAsync_DataNotThere_NamesThePath(string name, string folder)
    {
        // Found before the variable changes.
        _ = Repository.SharedData;
        var before = Environment.GetEnvironmentVariable("RECORLEANS_DATA");
        var nowhere = Repository.Path("no-such-data");
        Environment.SetEnvironmentVariable("RECORLEANS_DATA", nowhere);
        try
        {
            var error = await Assert.ThrowsAnyAsync<IOException>(() => IrfDatasets.LoadAsync(name, 1, TestContext.Current.CancellationToken));

            Assert.Contains(Path.Combine(nowhere, folder), error.Message, StringComparison.Ordinal);
            Assert.Contains("RECORLEANS_DATA", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("RECORLEANS_DATA", before);
        }
    }
}
