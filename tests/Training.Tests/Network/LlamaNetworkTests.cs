using System.Collections.Immutable;
using RecOrleans.Language.Hosts;
using RecOrleans.Testing;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;
using static TorchSharp.torch;

namespace RecOrleans.Training.Tests.Network;

public sealed class LlamaNetworkTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"recorleans-{Guid.NewGuid():N}.gguf");

    /// <summary>In float32 llama.cpp and this network are the same function, but for its keys and values, which it keeps in 16 bits.</summary>
    [Fact]
    public void Logits_ATinyModel_AreLlamaCpps()
    {
        var model = TinyLlama.Create(3);
        model.Write(_path);
        ImmutableArray<int> prefix = [100, 2000, 30, 41, 500], prompt = [7, 8, 9, 1000], answer = [11, 12, 13, 2];
        using var llama = new LlamaCpp(_path);
        var expected = llama.Logits([.. prefix, .. prompt, .. answer[..^1]], answer.Length);

        var logits = Logits(model, ScalarType.Float32, Pack(prefix, [(prompt, answer)]));

        for (var at = 0; at < expected.Length; at++)
            for (var token = 0; token < expected[at].Length; token += 97)
                Assert.Equal(expected[at][token], logits[at][token], 1e-2f);
    }

    /// <summary>A prefix that is shared gives each of its sequences what it would have got alone.</summary>
    [Fact]
    public void Logits_SharedPrefix_AreThoseOfEachSequenceAlone()
    {
        var model = TinyLlama.Create(4);
        ImmutableArray<int> prefix = [100, 2000, 30], first = [7, 8, 9, 1000], second = [5, 6], answer = [11, 12, 2];

        var together = Logits(model, ScalarType.Float32, Pack(prefix, [(first, answer), (second, answer)]));
        var alone = Logits(model, ScalarType.Float32, Pack([], [([.. prefix, .. second], answer)]));

        for (var at = 0; at < answer.Length; at++)
            for (var token = 0; token < alone[at].Length; token += 97)
                Assert.Equal(alone[at][token], together[answer.Length + at][token], 1e-4f);
    }

    /// <summary>The shipped student in bfloat16 chooses nearly every token that llama.cpp chose.</summary>
    [Fact]
    public void Logits_TheStudent_ChooseLlamaCppsAnswers()
    {
        using var tokenizer = GgufTokenizer.Load(TinyLlama.StudentPath);
        var builder = TokenPack.NewBuilder();
        var answers = new List<int>();
        foreach (var golden in GoldenRecord.ReadAll().Take(6))
        {
            ImmutableArray<int> answer = [.. tokenizer.Tokenize(golden.Answer), tokenizer.EndToken];
            builder.Continue(builder.AddPrefix([.. tokenizer.Tokenize(golden.Prefix)]), [.. tokenizer.Tokenize(golden.Command)], answer);
            answers.AddRange(answer);
        }

        var logits = Logits(TinyLlama.Student, ScalarType.BFloat16, builder.Build());

        var same = answers.Where((token, at) => Array.IndexOf(logits[at], logits[at].Max()) == token).Count();
        Assert.InRange((double)same / answers.Count, 0.95, 1);
    }

    public void Dispose() => File.Delete(_path);

    private static TokenPack Pack(ImmutableArray<int> prefix, IEnumerable<(ImmutableArray<int> Prompt, ImmutableArray<int> Answer)> sequences)
    {
        var builder = TokenPack.NewBuilder();
        var index = prefix.IsEmpty ? -1 : builder.AddPrefix(prefix);
        foreach (var (prompt, answer) in sequences) builder.Continue(index, prompt, answer);
        return builder.Build();
    }

    private static float[][] Logits(GgufModel model, ScalarType type, TokenPack pack)
    {
        Evaluation.Torch.TorchRuntime.Prepare();
        using var none = no_grad();
        using var weights = LlamaWeights.Of(model);
        using var network = new LlamaNetwork(weights, type, CPU, trainableFrom: null);
        using var scope = NewDisposeScope();
        var logits = network.Logits(new PackTensors(pack, network)).to(ScalarType.Float32);
        return [.. Enumerable.Range(0, (int)logits.shape[0]).Select(at => logits[at].data<float>().ToArray())];
    }
}
