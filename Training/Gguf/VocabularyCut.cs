using RecOrleans.Language.Hosts;

namespace RecOrleans.Training.Gguf;

/// <summary>Cuts a model to the first tokens of its vocabulary.</summary>
/// <remarks>
/// A byte-level BPE makes its tokens one from two earlier ones, in the order of their ids, so its beginning is itself a BPE: it writes any text that the whole one writes,
/// some words in more tokens. What the model thinks of the tokens that are kept does not change.
/// </remarks>
internal static class VocabularyCut
{
    private const string TokensKey = "tokenizer.ggml.tokens", TypesKey = "tokenizer.ggml.token_type", ScoresKey = "tokenizer.ggml.scores", MergesKey = "tokenizer.ggml.merges";

    /// <summary>llama.cpp's types of tokens that are no more than words: a normal one, and one that fills a gap.</summary>
    private const int Normal = 1, Unused = 5;

    /// <summary>The model with the first <paramref name="size"/> tokens alone, the merges that make them, and their rows of embedding and output layer.</summary>
    /// <exception cref="InvalidDataException">Its tokenizer is no byte-level BPE, or cannot be cut there; the message says which sizes can be.</exception>
    public static GgufModel Apply(GgufModel model, int size)
    {
        if (model.Key("tokenizer.ggml.model").Text is not "gpt2" and var kind)
            throw new InvalidDataException($"--vocabulary: only a byte-level BPE can be cut; tokenizer.ggml.model is '{kind}'.");
        var tokens = Tokens(model);
        var smallest = Smallest(model, tokens);
        if (size < smallest || size > tokens.Length)
            throw new InvalidDataException($"--vocabulary: {size} is out of range; use {smallest} to {tokens.Length}: up to token {smallest - 1}, '{tokens[smallest - 1]}', there are special tokens or single bytes, which no text can do without.");

        var ids = tokens.Index().ToDictionary(token => token.Item, token => token.Index, StringComparer.Ordinal);
        var merges = GgufArray.Of(model.Key(MergesKey));
        var kept = merges with { Elements = [.. merges.Elements.Zip(merges.Texts).Where(merge => Id(merge.Second.Replace(" ", "", StringComparison.Ordinal)) < size).Select(merge => merge.First)] };
        if (kept.Texts.FirstOrDefault(merge => merge.Split(' ').Any(part => Id(part) >= size)) is { } broken)
            throw new InvalidDataException($"--vocabulary: the vocabulary is not in the order of its merges: '{broken}' makes one of the first {size} tokens of a later one; leave the option out.");

        model = Rows(model, size).With(kept.Key(MergesKey)).With(GgufKey.Of("llama.vocab_size", (uint)size));
        foreach (var key in model.Metadata.Where(key => key.Name is TokensKey or TypesKey or ScoresKey))
        {
            var array = GgufArray.Of(key);
            model = model.With((array with { Elements = array.Elements[..size] }).Key(key.Name));
        }

        return model;

        int Id(string token) => ids.GetValueOrDefault(token, int.MaxValue);
    }

    /// <summary>The model's rows of the first tokens; its tokenizer stays whole.</summary>
    public static GgufModel Rows(GgufModel model, int size) => model with
    {
        Tensors = [.. model.Tensors.Select(tensor => tensor.Name is "token_embd.weight" or "output.weight" ? tensor.Rows(size) : tensor)],
    };

    /// <summary>A model's tokens, bytes written as byte-level BPEs do.</summary>
    public static string[] Tokens(GgufModel model) => [.. GgufArray.Of(model.Key(TokensKey)).Texts];

    private static int Smallest(GgufModel model, string[] tokens)
    {
        var types = model.Metadata.FirstOrDefault(key => key.Name == TypesKey) is { } key ? GgufArray.Of(key).Numbers.ToArray() : [.. tokens.Select(_ => Normal)];
        var named = model.Metadata.Where(key => key.Name.StartsWith("tokenizer.ggml.", StringComparison.Ordinal) && key.Name.EndsWith("_token_id", StringComparison.Ordinal)).Select(key => (int)key.Whole).ToHashSet();
        return 1 + Array.FindLastIndex([.. tokens.Select((token, id) => token.Length == 1 || named.Contains(id) || types[id] is not (Normal or Unused))], isNeeded => isNeeded);
    }
}
