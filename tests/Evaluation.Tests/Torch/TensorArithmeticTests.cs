using RecOrleans.Evaluation.Torch;
using static TorchSharp.torch;

namespace RecOrleans.Evaluation.Tests.Torch;

[Collection(TorchCollection.Name)]
public class TensorArithmeticTests
{
    /// <summary>Twenty thousand rounds beside a thread that collects all the time. TorchSharp's own operators fail here after a few hundred.</summary>
    [Fact]
    public void Sums_WhileGarbageIsCollected_AreRight()
    {
        TorchCollection.SkipWithoutTorch();
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            using var none = no_grad();
            using var two = tensor(new[] { 2f });
            using var sum = zeros(1);
            for (var round = 0; round < 20_000; round++)
            {
                using var scope = NewDisposeScope();
                Assert.Equal(4, two.Plus(two).item<float>());
                Assert.Equal(7, two.Plus(5).item<float>());
                Assert.Equal(1, two.Times(3).Over(6).item<float>());
                sum.zero_();
                sum.Increase(two).Increase(1).Increase(two, 3).Scale(2).IncreaseByProduct(two, two, 0.5).IncreaseByQuotient(two, two, 4);
                Assert.Equal(24, sum.item<float>());
                Assert.Equal([9f, 2f], Full([2], 9).Filled(tensor(new[] { false, true }), 2).data<float>().ToArray());
            }
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }

        static Tensor Full(long[] size, double value) => TensorArithmetic.Full(size, value, ScalarType.Float32);
    }
}
