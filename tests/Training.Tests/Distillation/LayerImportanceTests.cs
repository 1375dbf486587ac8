using System.Collections.Immutable;
using RecOrleans.Training.Distillation;
using RecOrleans.Training.Gguf;
using static TorchSharp.torch;

namespace RecOrleans.Training.Tests.Distillation;

public class LayerImportanceTests
{
    /// <summary>A layer that adds nothing to the residual stream is the one to spare.</summary>
    [Fact]
    public void Drop_ALayerThatDoesNothing_GoesFirst()
    {
        var model = TinyLlama.Create(1);
        var idle = model with
        {
            // The other layers weigh so much that no answer stays the same without them.
            Tensors = [.. model.Tensors.Select(tensor => tensor.Name.EndsWith("attn_output.weight", StringComparison.Ordinal) || tensor.Name.EndsWith("ffn_down.weight", StringComparison.Ordinal)
                ? GgufTensor.Of(tensor.Name, tensor.Shape, GgufType.F32, Array.ConvertAll(tensor.Numbers(), number => tensor.Name.StartsWith("blk.1.", StringComparison.Ordinal) ? 0 : 30 * number))
                : tensor)],
        };
        ImmutableArray<int> prefix = [100, 200, 300];
        var pack = PackPlan.Packs([.. Enumerable.Range(0, 4).Select(index => Likely(idle, prefix, [400 + index, 500]))], 4, 64, random: null);

        var drops = LayerImportance.Drop(idle, pack, 2, ScalarType.Float32, CPU, TestContext.Current.CancellationToken).ToArray();

        Assert.Equal(1, drops[0].Dropped);
        Assert.Equal([0, 2], drops[0].Left.AsEnumerable());
        Assert.Equal(1, drops[0].Score.Exact);
        Assert.Single(drops[1].Left);
    }

    /// <summary>A sample whose answer is the model's own first choice.</summary>
    private static Sample Likely(GgufModel model, ImmutableArray<int> prefix, ImmutableArray<int> prompt)
    {
        using var none = no_grad();
        using var weights = Training.Network.LlamaWeights.Of(model);
        using var network = new Training.Network.LlamaNetwork(weights, ScalarType.Float32, CPU, trainableFrom: null);
        using var scope = NewDisposeScope();
        var builder = Training.Network.TokenPack.NewBuilder();
        builder.Continue(builder.AddPrefix(prefix), prompt, [0]);
        var choice = (int)network.Logits(new Training.Network.PackTensors(builder.Build(), network)).argmax(-1).item<long>();
        return new Sample($"{prompt[0]}", prefix, prompt, [choice]);
    }
}
