using RecOrleans.Evaluation.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RecOrleans.Training.Network;

/// <summary>The llama architecture's forward pass over a pack of sequences, on parameters that can learn.</summary>
/// <remarks>
/// Attention is plain products of matrices: in bfloat16 with its gradient they take half the processor time of libtorch's fused kernel. The query heads
/// that share a key head stand below each other as rows, so keys and values are never repeated.
/// </remarks>
internal sealed class LlamaNetwork : IDisposable
{
    private readonly LlamaShape _shape;
    private readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);

    /// <param name="weights">Copied.</param>
    /// <param name="type">Of parameters and states: bfloat16 or float32.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="trainableFrom">
    /// The first layer that learns; null: nothing does. Above 0 the embedding, which is the output layer too, stays as it is: the frozen layers read it.
    /// </param>
    public LlamaNetwork(LlamaWeights weights, ScalarType type, Device device, int? trainableFrom)
    {
        _shape = weights.Shape;
        Type = type;
        Device = device;
        TrainableFrom = trainableFrom ?? 0;
        foreach (var (name, tensor) in weights.Tensors)
        {
            var learns = LlamaWeights.LayerOf(name) is { } layer ? layer >= trainableFrom : name == LlamaWeights.Norm ? trainableFrom is not null : trainableFrom == 0;
            _parameters.Add(name, new Parameter(tensor.detach().to(type, device, copy: true), learns));
        }
    }

    public LlamaShape Shape => _shape;

    public ScalarType Type { get; }

    public Device Device { get; }

    /// <summary>The first layer that learns.</summary>
    public int TrainableFrom { get; }

    /// <summary>All of them, by name; those that learn ask for a gradient.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> Parameters => _parameters.Select(entry => (entry.Key, entry.Value));

    /// <summary>Logits [wanted, vocabulary] at the wanted places of a pack.</summary>
    public Tensor Logits(PackTensors pack) => Logits(States(Embed(pack), pack, 0, TrainableFrom), pack);

    /// <summary>The same, of states [tokens, width] before the first layer that learns.</summary>
    /// <param name="states">Those.</param>
    /// <param name="pack">Of these tokens.</param>
    /// <param name="visit">Told of each later layer the states [tokens, width] that it reads.</param>
    public Tensor Logits(Tensor states, PackTensors pack, Action<int, Tensor>? visit = null)
    {
        var last = _shape.Layers - 1;
        states = States(states, pack, TrainableFrom, last, visit);
        // The last layer's states are needed at the wanted places only.
        states = TrainableFrom > last
            ? states.index_select(0, pack.WantedRows)
            : Layer(states, pack, last, wantedOnly: true);
        return F.linear(Normed(states, LlamaWeights.Norm), _parameters[LlamaWeights.Embedding]);
    }

    /// <summary>States [tokens, width] before the first layer.</summary>
    public Tensor Embed(PackTensors pack) => _parameters[LlamaWeights.Embedding].index_select(0, pack.Tokens);

    /// <summary>States after the layers <paramref name="from"/> to <paramref name="to"/> (excluded).</summary>
    /// <param name="states">[tokens, width], before the first of them.</param>
    /// <param name="pack">Of these tokens.</param>
    /// <param name="from">First layer.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="visit">Told of each layer after the first, <paramref name="to"/> included, the states that it reads.</param>
    public Tensor States(Tensor states, PackTensors pack, int from, int to, Action<int, Tensor>? visit = null)
    {
        for (var layer = from; layer < to; layer++)
        {
            states = Layer(states, pack, layer, wantedOnly: false);
            visit?.Invoke(layer + 1, states);
        }

        return states;
    }

    public void Dispose()
    {
        foreach (var parameter in _parameters.Values) parameter.Dispose();
    }

    private Tensor Layer(Tensor states, PackTensors pack, int layer, bool wantedOnly)
    {
        var attended = Attention(Normed(states, LlamaWeights.AttentionNorm(layer)), pack, layer, wantedOnly);
        if (wantedOnly) states = states.index_select(0, pack.WantedRows);
        states = states.Plus(F.linear(attended, _parameters[LlamaWeights.AttentionOut(layer)]));
        var inner = F.linear(Normed(states, LlamaWeights.InnerNorm(layer)), _parameters[LlamaWeights.Inner(layer)]).chunk(2, 1);
        return states.Plus(F.linear(F.silu(inner[0]) * inner[1], _parameters[LlamaWeights.InnerOut(layer)]));
    }

    /// <returns>[tokens, width], or [wanted, width].</returns>
    private Tensor Attention(Tensor normed, PackTensors pack, int layer, bool wantedOnly)
    {
        long heads = _shape.Heads, keyHeads = _shape.KeyHeads, width = _shape.HeadWidth, group = heads / keyHeads;
        var parts = F.linear(normed, _parameters[LlamaWeights.Attention(layer)]).view(-1, heads + 2 * keyHeads, width).split([heads + keyHeads, keyHeads], 1);
        var turned = Turned(parts[0], pack).split([heads, keyHeads], 1);
        // The scale is a power of two for the usual head width of 64, so it costs no precision.
        var allQueries = turned[0].Over(Math.Sqrt(width));
        if (wantedOnly) allQueries = allQueries.index_select(0, pack.WantedRows);
        var queries = allQueries.split(wantedOnly ? pack.Wanted : pack.Lengths, 0);
        var keys = turned[1].split(pack.Lengths, 0);
        var values = parts[1].split(pack.Lengths, 0);

        var results = new List<Tensor>(queries.Length);
        for (var index = 0; index < queries.Length; index++)
        {
            var count = queries[index].shape[0];
            if ((wantedOnly ? pack.WantedMasks[index] : pack.Masks[index]) is not { } mask) continue;
            var prefix = pack.Pack.Segments[index].Prefix;
            var key = prefix < 0 ? keys[index] : cat([keys[prefix], keys[index]], 0);
            var value = prefix < 0 ? values[index] : cat([values[prefix], values[index]], 0);
            var query = queries[index].view(count, keyHeads, group, width).permute(1, 2, 0, 3).reshape(keyHeads, group * count, width);
            var shares = query.bmm(key.permute(1, 2, 0)).view(keyHeads, group, count, -1).Plus(mask).softmax(-1);
            results.Add(shares.view(keyHeads, group * count, -1).bmm(value.transpose(0, 1))
                .view(keyHeads, group, count, width).permute(2, 0, 1, 3).reshape(count, heads * width));
        }

        return cat(results, 0);
    }

    /// <summary>Rotary positions: the pair (i, i + half) of each head is turned by position / base^(i / half).</summary>
    private static Tensor Turned(Tensor heads, PackTensors pack)
    {
        var halves = heads.chunk(2, 2);
        return cat([halves[0] * pack.Cosines - halves[1] * pack.Sines, (halves[1] * pack.Cosines).Plus(halves[0] * pack.Sines)], 2);
    }

    /// <summary>Root mean square norm; the mean in float32.</summary>
    private Tensor Normed(Tensor states, string norm)
    {
        var exact = states.to(ScalarType.Float32);
        return (exact * exact.square().mean([-1], keepdim: true).Plus(_shape.Epsilon).rsqrt()).to(Type) * _parameters[norm];
    }
}
