using System.Collections.Immutable;
using RecOrleans.Evaluation.Torch;
using RecOrleans.Language.Hosts;
using RecOrleans.Training.Gguf;
using TorchSharp;
using static TorchSharp.torch;

namespace RecOrleans.Training.Network;

/// <summary>A model's weights, float32, in the form that trains fastest: one map for query, key and value, one for gate and up.</summary>
/// <remarks>
/// <code>
/// embedding           [vocabulary, width]     also the output layer
/// N.attention_norm    [width]
/// N.attention         [(heads + 2 key heads) head width, width]   query, key, value
/// N.attention_out     [width, width]
/// N.inner_norm        [width]
/// N.inner             [2 inner, width]        gate, up
/// N.inner_out         [width, inner]
/// norm                [width]
/// </code>
/// GGUF files of this architecture hold the rows of query and key so that rotary positions turn neighbours (2i, 2i + 1) of a head; here they turn
/// (i, i + half), which is contiguous. <see cref="Of"/> and <see cref="Export"/> reorder the rows.
/// </remarks>
public sealed class LlamaWeights : IDisposable
{
    public const string Embedding = "embedding";
    public const string Norm = "norm";

    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);

    private LlamaWeights(LlamaShape shape) => Shape = shape;

    public LlamaShape Shape { get; }

    /// <summary>In a fixed order: embedding, layers from the first, norm.</summary>
    public IEnumerable<(string Name, Tensor Tensor)> Tensors => _tensors.Select(entry => (entry.Key, entry.Value));

    public Tensor this[string name] => _tensors[name];

    public static string AttentionNorm(int layer) => $"{layer}.attention_norm";

    public static string Attention(int layer) => $"{layer}.attention";

    public static string AttentionOut(int layer) => $"{layer}.attention_out";

    public static string InnerNorm(int layer) => $"{layer}.inner_norm";

    public static string Inner(int layer) => $"{layer}.inner";

    public static string InnerOut(int layer) => $"{layer}.inner_out";

    /// <summary>The layer that a tensor belongs to; null for embedding and norm.</summary>
    public static int? LayerOf(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? int.Parse(name.AsSpan(0, dot), provider: null) : null;

    /// <summary>The weights of a GGUF model.</summary>
    /// <param name="model">Of the llama architecture.</param>
    /// <param name="layers">The layers to keep, in order; all where null.</param>
    /// <exception cref="InvalidDataException">It is of another architecture, or a tensor is missing.</exception>
    public static LlamaWeights Of(GgufModel model, ImmutableArray<int>? layers = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var whole = LlamaShape.Of(model);
        var kept = layers ?? [.. Enumerable.Range(0, whole.Layers)];
        if (kept.FirstOrDefault(layer => layer < 0 || layer >= whole.Layers, -1) is not -1 and var missing)
            throw new InvalidDataException($"There is no layer {missing}; the model has the layers 0 to {whole.Layers - 1}.");
        var shape = whole with { Layers = kept.Length };
        var weights = new LlamaWeights(shape);
        using var scope = NewDisposeScope();
        weights.Add(Embedding, Read("token_embd.weight"));
        for (var layer = 0; layer < kept.Length; layer++)
        {
            var block = $"blk.{kept[layer]}.";
            weights.Add(AttentionNorm(layer), Read(block + "attn_norm.weight"));
            weights.Add(Attention(layer), cat([InHalves(Read(block + "attn_q.weight"), shape.Heads), InHalves(Read(block + "attn_k.weight"), shape.KeyHeads), Read(block + "attn_v.weight")], 0));
            weights.Add(AttentionOut(layer), Read(block + "attn_output.weight"));
            weights.Add(InnerNorm(layer), Read(block + "ffn_norm.weight"));
            weights.Add(Inner(layer), cat([Read(block + "ffn_gate.weight"), Read(block + "ffn_up.weight")], 0));
            weights.Add(InnerOut(layer), Read(block + "ffn_down.weight"));
        }

        weights.Add(Norm, Read("output_norm.weight"));
        return weights;

        Tensor Read(string name)
        {
            var tensor = model.Tensor(name);
            return torch.tensor(tensor.Numbers(), [.. tensor.Shape.Reverse()]);
        }
    }

    /// <summary>A GGUF model with these weights.</summary>
    /// <param name="origin">Whose metadata, tokenizer included, are taken over.</param>
    /// <param name="type">Of the layers' maps; norms are F32.</param>
    /// <param name="embeddingType">Of the embedding.</param>
    public GgufModel Export(GgufModel origin, GgufType type, GgufType embeddingType)
    {
        ArgumentNullException.ThrowIfNull(origin);
        using var scope = NewDisposeScope();
        var tensors = ImmutableArray.CreateBuilder<GgufTensor>();
        Write("token_embd.weight", this[Embedding], embeddingType);
        Write("output_norm.weight", this[Norm], GgufType.F32);
        long keys = Shape.KeyHeads * Shape.HeadWidth;
        for (var layer = 0; layer < Shape.Layers; layer++)
        {
            var block = $"blk.{layer}.";
            Write(block + "attn_norm.weight", this[AttentionNorm(layer)], GgufType.F32);
            var parts = this[Attention(layer)].split([Shape.Width, keys, keys], 0);
            Write(block + "attn_q.weight", InPairs(parts[0], Shape.Heads), type);
            Write(block + "attn_k.weight", InPairs(parts[1], Shape.KeyHeads), type);
            Write(block + "attn_v.weight", parts[2], type);
            Write(block + "attn_output.weight", this[AttentionOut(layer)], type);
            Write(block + "ffn_norm.weight", this[InnerNorm(layer)], GgufType.F32);
            var inner = this[Inner(layer)].chunk(2, 0);
            Write(block + "ffn_gate.weight", inner[0], type);
            Write(block + "ffn_up.weight", inner[1], type);
            Write(block + "ffn_down.weight", this[InnerOut(layer)], type);
        }

        return (origin with { Tensors = tensors.ToImmutable() })
            .With(GgufKey.Of("llama.block_count", (uint)Shape.Layers))
            .With(GgufKey.Of("general.file_type", FileType(type)));

        void Write(string name, Tensor tensor, GgufType stored) =>
            tensors.Add(GgufTensor.Of(name, [.. tensor.shape.Reverse()], stored, tensor.Numbers()));
    }

    /// <summary>Puts all tensors on a device.</summary>
    public void MoveTo(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.type == DeviceType.CPU) return;
        foreach (var (name, tensor) in _tensors.ToArray())
        {
            _tensors[name] = tensor.to(device).DetachFromDisposeScope();
            tensor.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values) tensor.Dispose();
    }

    private void Add(string name, Tensor tensor) => _tensors.Add(name, tensor.DetachFromDisposeScope());

    /// <summary>Rows of each head from (0, half, 1, half + 1, ...) in pairs to (0, 1, ...).</summary>
    private static Tensor InHalves(Tensor map, int heads) =>
        map.reshape(heads, map.shape[0] / heads / 2, 2, map.shape[1]).transpose(1, 2).reshape(map.shape);

    private static Tensor InPairs(Tensor map, int heads) =>
        map.reshape(heads, 2, map.shape[0] / heads / 2, map.shape[1]).transpose(1, 2).reshape(map.shape);

    /// <summary>llama.cpp's number for "mostly of this type".</summary>
    private static uint FileType(GgufType type) => type switch
    {
        GgufType.F16 => 1,
        GgufType.Q4_0 => 2,
        GgufType.Q8_0 => 7,
        GgufType.Q5_0 => 8,
        _ => 0,
    };
}
