using System.Collections.Immutable;
using RecOrleans.Evaluation.Torch;
using RecOrleans.Language.Hosts;
using RecOrleans.Testing;
using RecOrleans.Training.Gguf;

namespace RecOrleans.Training.Tests;

/// <summary>A random model of three narrow layers with the shipped student's tokenizer.</summary>
internal static class TinyLlama
{
    private const int Width = 64, Heads = 4, KeyHeads = 2, Inner = 96, Layers = 3;

    public static string StudentPath { get; } = Repository.Path("models", "student", "student-q4_0.gguf");

    /// <summary>The shipped student, read once.</summary>
    public static GgufModel Student => Shipped.Value;

    private static readonly Lazy<GgufModel> Shipped = new(() => GgufModel.Read(StudentPath));

    public static GgufModel Create(int seed)
    {
        TorchRuntime.Prepare();
        var random = new Random(seed);
        var tokens = Student.Tensor("token_embd.weight").Shape[1];
        var tensors = ImmutableArray.CreateBuilder<GgufTensor>();
        Add("token_embd.weight", 1, Width, tokens);
        Ones("output_norm.weight");
        for (var layer = 0; layer < Layers; layer++)
        {
            var block = $"blk.{layer}.";
            Ones(block + "attn_norm.weight");
            Add(block + "attn_q.weight", 0.2f, Width, Width);
            Add(block + "attn_k.weight", 0.2f, Width, Width / Heads * KeyHeads);
            Add(block + "attn_v.weight", 0.2f, Width, Width / Heads * KeyHeads);
            Add(block + "attn_output.weight", 0.2f, Width, Width);
            Ones(block + "ffn_norm.weight");
            Add(block + "ffn_gate.weight", 0.2f, Width, Inner);
            Add(block + "ffn_up.weight", 0.2f, Width, Inner);
            Add(block + "ffn_down.weight", 0.2f, Inner, Width);
        }

        return (Student with { Tensors = tensors.ToImmutable() })
            .With(GgufKey.Of("llama.block_count", Layers)).With(GgufKey.Of("llama.embedding_length", Width))
            .With(GgufKey.Of("llama.feed_forward_length", Inner)).With(GgufKey.Of("llama.attention.head_count", Heads))
            .With(GgufKey.Of("llama.attention.head_count_kv", KeyHeads)).With(GgufKey.Of("llama.rope.dimension_count", Width / Heads));

        void Ones(string name) => tensors.Add(GgufTensor.Of(name, [Width], GgufType.F32, Enumerable.Repeat(1f, Width).ToArray()));

        void Add(string name, float scale, long columns, long rows) =>
            tensors.Add(GgufTensor.Of(name, [columns, rows], GgufType.F32, Enumerable.Range(0, (int)(columns * rows)).Select(_ => scale * ((float)random.NextDouble() - 0.5f)).ToArray()));
    }
}
