using System.Collections.Immutable;
using RecOrleans.Training.Network;
using static TorchSharp.torch;

namespace RecOrleans.Training.Distillation;

/// <summary>What the frozen layers make of each sample, computed once and kept in memory: 1,152 bytes a token for a width of 576 in bfloat16.</summary>
/// <param name="network">Its layers below <see cref="LlamaNetwork.TrainableFrom"/> do not change.</param>
/// <param name="capacity">Bytes to keep at most; what does not fit is computed each time.</param>
internal sealed class FrozenStates(LlamaNetwork network, long capacity) : IDisposable
{
    private readonly Dictionary<Sample, Tensor> _samples = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ImmutableArray<int>, Tensor> _prefixes = new(PrefixComparer.Instance);
    private long _bytes;

    /// <summary>States [tokens, width] before the first layer that learns; without a gradient where there are frozen layers.</summary>
    public Tensor Of(PlannedPack pack, PackTensors tensors)
    {
        if (network.TrainableFrom == 0) return network.Embed(tensors);
        using var none = no_grad();
        var parts = new Tensor?[pack.Tokens.Segments.Length];
        for (int index = 0, sample = 0; index < parts.Length; index++)
            parts[index] = pack.Tokens.Segments[index].Prefix < 0
                ? _prefixes.GetValueOrDefault(pack.Samples[sample].Prefix)
                : _samples.GetValueOrDefault(pack.Samples[sample++]);
        if (!parts.Contains(null)) return cat(parts.OfType<Tensor>().ToArray(), 0);

        using var scope = NewDisposeScope();
        var states = network.States(network.Embed(tensors), tensors, 0, network.TrainableFrom);
        var made = states.split(tensors.Lengths, 0);
        for (int index = 0, sample = 0; index < parts.Length; index++)
            if (pack.Tokens.Segments[index].Prefix < 0) Keep(_prefixes, pack.Samples[sample].Prefix, made[index]);
            else Keep(_samples, pack.Samples[sample++], made[index]);
        return states.MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (var tensor in _samples.Values.Concat(_prefixes.Values)) tensor.Dispose();
    }

    private void Keep<TKey>(Dictionary<TKey, Tensor> kept, TKey key, Tensor states)
        where TKey : notnull
    {
        var bytes = states.numel() * states.element_size();
        if (_bytes + bytes > capacity || kept.ContainsKey(key)) return;
        _bytes += bytes;
        kept.Add(key, states.clone().DetachFromDisposeScope());
    }
}
