using RecOrleans.Evaluation.Torch;
using static TorchSharp.torch;

namespace RecOrleans.Training.Network;

/// <summary>A pack as tensors: what every layer needs of it, made once. They belong to the dispose scope in force.</summary>
internal sealed class PackTensors
{
    public PackTensors(TokenPack pack, LlamaNetwork network)
    {
        var (shape, type, device) = (network.Shape, network.Type, network.Device);
        Pack = pack;
        Lengths = [.. pack.Segments.Select(segment => (long)segment.Length)];
        Wanted = [.. pack.Segments.Select(segment => (long)segment.Wanted)];

        Tokens = tensor(pack.Tokens.AsSpan().ToArray(), device: device);
        Targets = tensor(Array.ConvertAll(pack.Targets.AsSpan().ToArray(), token => (long)token), device: device);
        var positions = new float[pack.Tokens.Length];
        var rows = new List<long>(pack.Targets.Length);
        var at = 0;
        foreach (var segment in pack.Segments)
        {
            var start = segment.Prefix < 0 ? 0 : pack.Segments[segment.Prefix].Length;
            for (var step = 0; step < segment.Length; step++, at++)
            {
                positions[at] = start + step;
                if (step >= segment.Length - segment.Wanted) rows.Add(at);
            }
        }

        WantedRows = tensor(rows.ToArray(), device: device);
        var half = shape.HeadWidth / 2;
        var waves = Enumerable.Range(0, half).Select(index => (float)Math.Pow(shape.RopeBase, -(double)index / half)).ToArray();
        var angles = tensor(positions, device: device).unsqueeze(1) * tensor(waves, device: device);
        Cosines = angles.cos().to(type).unsqueeze(1);
        Sines = angles.sin().to(type).unsqueeze(1);
        Masks = [.. pack.Segments.Select(segment => Mask(segment, segment.Length))];
        WantedMasks = [.. pack.Segments.Select(segment => segment.Wanted == 0 ? null : Mask(segment, segment.Wanted))];

        Tensor Mask(Segment segment, int queries)
        {
            var keys = segment.Length + (segment.Prefix < 0 ? 0 : pack.Segments[segment.Prefix].Length);
            return TensorArithmetic.Full([queries, keys], double.NegativeInfinity, type, device).triu(keys - queries + 1);
        }
    }

    public TokenPack Pack { get; }

    /// <summary>int32 [tokens].</summary>
    public Tensor Tokens { get; }

    /// <summary>int64 [wanted].</summary>
    public Tensor Targets { get; }

    /// <summary>int64 [wanted]: the places whose states the output layer looks at.</summary>
    public Tensor WantedRows { get; }

    /// <summary>[tokens, 1, head width / 2].</summary>
    public Tensor Cosines { get; }

    /// <summary>[tokens, 1, head width / 2].</summary>
    public Tensor Sines { get; }

    public long[] Lengths { get; }

    public long[] Wanted { get; }

    /// <summary>Of each segment [queries, keys]: 0 where a query may look, minus infinity elsewhere.</summary>
    public Tensor[] Masks { get; }

    /// <summary>The same for the wanted places alone; null where a segment has none.</summary>
    public Tensor?[] WantedMasks { get; }
}
