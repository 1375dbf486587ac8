using RecOrleans.Training.Network;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RecOrleans.Training.Distillation;

/// <summary>How a model does on samples that it is not trained on.</summary>
/// <param name="Loss">Mean negative log likelihood of an answer token, nats.</param>
/// <param name="Exact">Share of the samples of whose answer every token is the likeliest one: what greedy decoding would answer word for word.</param>
/// <param name="F1">Of the edits of decoded answers (<see cref="DecodedScore"/>); null where none were decoded.</param>
internal sealed record ValidationScore(double Loss, double Exact, double? F1 = null)
{
    public static ValidationScore Measure(LlamaNetwork network, IEnumerable<PlannedPack> packs)
    {
        using var none = no_grad();
        var (loss, targets, exact, samples) = (0.0, 0, 0, 0);
        foreach (var pack in packs)
        {
            using var scope = NewDisposeScope();
            var tensors = new PackTensors(pack.Tokens, network);
            var logits = network.Logits(tensors).to(ScalarType.Float32);
            loss += F.cross_entropy(logits, tensors.Targets, reduction: nn.Reduction.Sum).item<float>();
            var right = logits.argmax(-1).eq(tensors.Targets).cpu().data<bool>().ToArray();
            targets += right.Length;
            var at = 0;
            foreach (var sample in pack.Samples)
            {
                exact += right.AsSpan(at, sample.Answer.Length).Contains(false) ? 0 : 1;
                at += sample.Answer.Length;
                samples++;
            }
        }

        return new ValidationScore(loss / targets, (double)exact / samples);
    }
}
