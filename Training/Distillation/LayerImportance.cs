using System.Collections.Immutable;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;
using static TorchSharp.torch;

namespace RecOrleans.Training.Distillation;

/// <summary>Which layers a model can spare: one after the other, the one without which it does best on samples is left out.</summary>
internal static class LayerImportance
{
    /// <summary>Layers that are left after each drop, with the score without further training.</summary>
    /// <param name="model">Of the llama architecture.</param>
    /// <param name="packs">To measure with.</param>
    /// <param name="drops">How many layers to leave out.</param>
    /// <param name="type">Of the computation.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="cancellationToken">Looked at before each measurement.</param>
    public static IEnumerable<(int Dropped, ImmutableArray<int> Left, ValidationScore Score)> Drop(
        GgufModel model, IReadOnlyList<PlannedPack> packs, int drops, ScalarType type, Device device, CancellationToken cancellationToken)
    {
        ImmutableArray<int> left = [.. Enumerable.Range(0, LlamaShape.Of(model).Layers)];
        for (var drop = 0; drop < drops && left.Length > 1; drop++)
        {
            var best = left.Select(layer => (Layer: layer, Score: Without(layer))).MinBy(candidate => candidate.Score.Loss);
            left = left.Remove(best.Layer);
            yield return (best.Layer, left, best.Score);
        }

        ValidationScore Without(int layer)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var weights = LlamaWeights.Of(model, left.Remove(layer));
            weights.MoveTo(device);
            using var network = new LlamaNetwork(weights, type, device, trainableFrom: null);
            return ValidationScore.Measure(network, packs);
        }
    }
}
