using RecOrleans.Evaluation.Torch;
using static TorchSharp.torch;

namespace RecOrleans.Evaluation.Tests.Torch;

[Collection(TorchCollection.Name)]
public class TensorNumbersTests
{
    /// <summary>Also of views, whose memory is not in the order of their rows, and of parameters that learn.</summary>
    [Fact]
    public void Numbers_OfViewsAndParameters_AreRowAfterRow()
    {
        TorchCollection.SkipWithoutTorch();
        using var whole = arange(6, ScalarType.Float32).view(2, 3);

        Assert.Equal([0f, 1, 2, 3, 4, 5], whole.Numbers());
        Assert.Equal([0f, 3, 1, 4, 2, 5], whole.t().Numbers());
        Assert.Equal([3f, 4, 5], whole[1].Numbers());
        Assert.Equal([0f, 1, 2, 3, 4, 5], new TorchSharp.Modules.Parameter(whole).Numbers());
    }

    [Fact]
    public void Numbers_OfAnotherType_NamesIt()
    {
        TorchCollection.SkipWithoutTorch();
        using var halves = zeros(2, ScalarType.BFloat16);

        Assert.Contains("BFloat16", Assert.Throws<ArgumentException>(halves.Numbers).Message, StringComparison.Ordinal);
    }
}
