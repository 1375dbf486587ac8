using RecOrleans.Training.Gguf;

namespace RecOrleans.Training.Network;

/// <summary>The numbers that make a model of the llama architecture.</summary>
/// <param name="Layers">Decoder layers.</param>
/// <param name="Width">Of the residual stream.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyHeads">Heads of keys and values; each serves Heads / KeyHeads query heads.</param>
/// <param name="Inner">Width of the feed-forward layer.</param>
/// <param name="Vocabulary">Tokens.</param>
/// <param name="RopeBase">Base of the rotary positions' wavelengths.</param>
/// <param name="Epsilon">Of the norms.</param>
public sealed record LlamaShape(int Layers, int Width, int Heads, int KeyHeads, int Inner, int Vocabulary, float RopeBase, float Epsilon)
{
    public int HeadWidth => Width / Heads;

    /// <exception cref="InvalidDataException">It is of another architecture, or has a part that is not built here.</exception>
    public static LlamaShape Of(GgufModel model)
    {
        if (model.Key("general.architecture").Text is not "llama" and var other)
            throw new InvalidDataException($"general.architecture is '{other}'; only models of the llama architecture can be trained.");
        if (model.Metadata.Any(key => key.Name.StartsWith("llama.rope.scaling", StringComparison.Ordinal)))
            throw new InvalidDataException("llama.rope.scaling: models with scaled positions cannot be trained; use one without.");
        if (model.Tensors.Any(tensor => tensor.Name == "output.weight"))
            throw new InvalidDataException("output.weight: only models whose output layer is the embedding can be trained.");
        var embedding = model.Tensor("token_embd.weight");
        var shape = new LlamaShape(
            Number("block_count"), Number("embedding_length"), Number("attention.head_count"), Number("attention.head_count_kv"), Number("feed_forward_length"),
            (int)embedding.Shape[1],
            model.Metadata.Any(key => key.Name == "llama.rope.freq_base") ? model.Key("llama.rope.freq_base").Real : 10_000,
            model.Key("llama.attention.layer_norm_rms_epsilon").Real);
        if (shape.Width % shape.Heads != 0 || shape.Heads % shape.KeyHeads != 0 || shape.HeadWidth % 2 != 0)
            throw new InvalidDataException($"A width of {shape.Width} with {shape.Heads} and {shape.KeyHeads} heads does not divide evenly.");
        return shape;

        int Number(string name) => (int)model.Key("llama." + name).Whole;
    }
}
