using RecOrleans.Evaluation.Torch;
using TorchSharp;

namespace RecOrleans.Evaluation.Tests.Torch;

/// <summary>Tests that use libtorch run one after the other: its random numbers belong to the whole process.</summary>
[CollectionDefinition(Name)]
public sealed class TorchCollection
{
    public const string Name = "libtorch";

    /// <summary>Loads libtorch, with one thread so that sums come out the same every time.</summary>
    public static void SkipWithoutTorch()
    {
        try
        {
            TorchRuntime.Prepare();
        }
        catch (InvalidOperationException exception)
        {
            Assert.Skip(exception.Message);
        }

        torch.set_num_threads(1);
    }
}
