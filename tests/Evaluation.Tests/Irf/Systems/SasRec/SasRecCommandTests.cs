using RecOrleans.Evaluation.Irf.Systems.SasRec;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Systems.SasRec;

public class SasRecCommandTests
{
    private static readonly SasRecCommand.Settings Good = new() { Dataset = "fashion", Models = Repository.Path("models") };

    public static TheoryData<SasRecCommand.Settings, string> Bad => new()
    {
        { new() { Dataset = "netflix", Models = Good.Models }, "--dataset: 'netflix'" },
        { new() { Dataset = Good.Dataset, Models = Good.Models, Dropout = 1 }, "--dropout: 1" },
        { new() { Dataset = Good.Dataset, Models = Good.Models, Threads = 0 }, "--threads: 0" },
        { new() { Dataset = Good.Dataset, Models = Repository.Path("nowhere") }, "--models" },
    };

    [Fact]
    public void Validate_KnownDataset_IsFine() => Assert.True(Good.Validate().Successful);

    [Theory, MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void Validate_ABadOption_IsNamed(SasRecCommand.Settings settings, string named)
    {
        var result = settings.Validate();

        Assert.False(result.Successful);
        Assert.StartsWith(named, result.Message, StringComparison.Ordinal);
    }
}
