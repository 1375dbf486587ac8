using System.Text;
using LLama;
using LLama.Common;
using RecOrleans.Language.Hosts;
using RecOrleans.Testing;
using RecOrleans.Training.Distillation;
using RecOrleans.Training.Gguf;
using static TorchSharp.torch;

namespace RecOrleans.Training.Tests.Gguf;

public sealed class VocabularyCutTests : IDisposable
{
    private const int Size = 12_288;

    /// <summary>Words of many tokens, marks, and scripts that the vocabulary has by their bytes only.</summary>
    private static readonly string[] Texts =
    [
        "catalog movies: genre{action,film-noir} person runtime(minutes) certificate{G<PG}\n", "something heartwarming, under 2h -- no remakes!", "来点轻松的喜剧，不要恐怖片，九十年代的", "nada de películas de miedo, por favor — étés, Grüße",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Apply_TheStudent_WritesEveryTextInKeptTokensAndReadsItBack()
    {
        var path = Path.Combine(_folder, "cut.gguf");
        VocabularyCut.Apply(TinyLlama.Student, Size).Write(path);
        using var whole = GgufTokenizer.Load(TinyLlama.StudentPath);
        using var cut = GgufTokenizer.Load(path);
        using var model = LLamaWeights.LoadFromFile(new ModelParams(path) { VocabOnly = true });

        Assert.Equal(whole.EndToken, cut.EndToken);
        var (same, more) = (0, 0);
        foreach (var text in GoldenRecord.ReadAll().SelectMany(golden => (string[])[golden.Prefix, golden.Command, golden.Answer]).Concat(Texts))
        {
            var (before, after) = (whole.Tokenize(text), cut.Tokenize(text));
            Assert.All(after, token => Assert.InRange(token, 0, Size - 1));
            Assert.Equal(text, Text(model, after));
            // What needs no token that is gone is written as before.
            if (before.All(token => token < Size)) Assert.Equal(before, after);
            if (after.SequenceEqual(before)) same++;
            else more += after.Length > before.Length ? 1 : 0;
        }

        Assert.True(same > 0 && more > 0);
    }

    [Fact]
    public void Apply_TheStudent_ThinksOfKeptTokensAsBefore()
    {
        var path = Path.Combine(_folder, "cut.gguf");
        var cut = VocabularyCut.Apply(TinyLlama.Student, Size);
        cut.Write(path);
        using var tokenizer = cut.LoadTokenizer();
        var golden = GoldenRecord.ReadAll()[0];
        var tokens = tokenizer.Tokenize(golden.Prompt);

        var expected = Logits(TinyLlama.StudentPath, tokens);
        var logits = Logits(path, tokens);

        Assert.Equal(Size, logits.Length);
        for (var token = 0; token < Size; token++) Assert.Equal(expected[token], logits[token], 1e-3f);
    }

    [Fact]
    public void Apply_ASeparateOutputLayer_IsCutToo()
    {
        var tiny = TinyLlama.Create(1);
        var numbers = tiny.Tensor("token_embd.weight").Numbers();
        var separate = tiny with { Tensors = tiny.Tensors.Add(GgufTensor.Of("output.weight", tiny.Tensor("token_embd.weight").Shape, GgufType.Q8_0, numbers)) };

        var cut = VocabularyCut.Apply(separate, Size);

        Assert.Equal([64, Size], cut.Tensor("output.weight").Shape.AsEnumerable());
        Assert.Equal(separate.Tensor("output.weight").Numbers()[..(64 * Size)], cut.Tensor("output.weight").Numbers());
        Assert.Equal(numbers[..(64 * Size)], cut.Tensor("token_embd.weight").Numbers());
        cut.Write(Path.Combine(_folder, "cut.gguf"));
        Assert.Equal(Size, Logits(Path.Combine(_folder, "cut.gguf"), [5, 6, 7]).Length);
    }

    [Fact]
    public void Apply_Metadata_SpeaksOfTheKeptTokens()
    {
        var scored = TinyLlama.Student.With(new GgufArray(6, [.. Enumerable.Range(0, 24_576).Select(id => (ReadOnlyMemory<byte>)BitConverter.GetBytes((float)-id))]).Key("tokenizer.ggml.scores"));

        var cut = VocabularyCut.Apply(scored, Size);

        Assert.Equal((uint)Size, cut.Key("llama.vocab_size").Whole);
        Assert.Equal(VocabularyCut.Tokens(scored)[..Size], VocabularyCut.Tokens(cut));
        foreach (var name in (string[])["tokenizer.ggml.token_type", "tokenizer.ggml.scores"])
            Assert.Equal(GgufArray.Of(scored.Key(name)).Numbers.Take(Size), GgufArray.Of(cut.Key(name)).Numbers);
        // 17 special tokens and 235 bytes have no merge.
        Assert.Equal(GgufArray.Of(scored.Key("tokenizer.ggml.merges")).Texts.Take(Size - 252), GgufArray.Of(cut.Key("tokenizer.ggml.merges")).Texts);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(251)]
    [InlineData(24_577)]
    public void Apply_ASizeOutOfRange_NamesTheOptionAndTheRange(int size)
    {
        var error = Assert.Throws<InvalidDataException>(() => VocabularyCut.Apply(TinyLlama.Student, size));

        Assert.Contains($"--vocabulary: {size} is out of range; use 252 to 24576", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ASpecialTokenFarBack_IsNeverCutOff()
    {
        var end = TinyLlama.Student.With(GgufKey.Of("tokenizer.ggml.eot_token_id", 20_000u));
        var types = GgufArray.Of(TinyLlama.Student.Key("tokenizer.ggml.token_type"));
        var control = TinyLlama.Student.With((types with { Elements = types.Elements.SetItem(20_000, BitConverter.GetBytes(3)) }).Key("tokenizer.ggml.token_type"));

        foreach (var model in (GgufModel[])[end, control])
        {
            Assert.Contains("use 20001 to 24576", Assert.Throws<InvalidDataException>(() => VocabularyCut.Apply(model, Size)).Message, StringComparison.Ordinal);
            Assert.Equal(20_001, VocabularyCut.Tokens(VocabularyCut.Apply(model, 20_001)).Length);
        }
    }

    [Fact]
    public void Apply_OtherTokenizers_AreRefused()
    {
        var pieces = TinyLlama.Student.With(GgufKey.Of("tokenizer.ggml.model", "llama"));
        var tokens = GgufArray.Of(TinyLlama.Student.Key("tokenizer.ggml.tokens"));
        // The result of the first merge goes to the end.
        var shuffled = TinyLlama.Student.With((tokens with { Elements = tokens.Elements.SetItem(252, tokens.Elements[^1]).SetItem(24_575, tokens.Elements[252]) }).Key("tokenizer.ggml.tokens"));

        Assert.Contains("--vocabulary: only a byte-level BPE", Assert.Throws<InvalidDataException>(() => VocabularyCut.Apply(pieces, Size)).Message, StringComparison.Ordinal);
        Assert.Contains("not in the order of its merges", Assert.Throws<InvalidDataException>(() => VocabularyCut.Apply(shuffled, Size)).Message, StringComparison.Ordinal);
    }

    /// <summary>What is left of the teacher's distribution sums to one again.</summary>
    [Fact]
    public void Teacher_OfTheWholeVocabulary_SpeaksOfTheKeptTokens()
    {
        Evaluation.Torch.TorchRuntime.Prepare();
        var path = Path.Combine(_folder, "teacher.gguf");
        TinyLlama.Create(9).Write(path);
        var student = VocabularyCut.Apply(TinyLlama.Create(1), Size);
        using var none = no_grad();
        using var scope = NewDisposeScope();
        using var whole = DistillCommand.Teacher(path, TinyLlama.Create(1), ScalarType.Float32, CPU);
        using var cut = DistillCommand.Teacher(path, student, ScalarType.Float32, CPU);
        var builder = Training.Network.TokenPack.NewBuilder();
        builder.Continue(-1, [7, 8, 900], [11, 2]);
        var pack = builder.Build();

        var expected = whole.Logits(new Training.Network.PackTensors(pack, whole)).softmax(-1).narrow(1, 0, Size);
        var shares = cut.Logits(new Training.Network.PackTensors(pack, cut)).softmax(-1);

        Assert.True((expected / expected.sum(1, keepdim: true)).allclose(shares, 1e-4, 1e-8));
        Assert.Equal(1, shares[0].sum().item<float>(), 1e-4f);
    }

    [Fact]
    public void Teacher_OfOtherTokens_IsRefused()
    {
        var path = Path.Combine(_folder, "teacher.gguf");
        VocabularyCut.Apply(TinyLlama.Create(9), Size).Write(path);

        var error = Assert.Throws<InvalidDataException>(() => DistillCommand.Teacher(path, TinyLlama.Create(1), ScalarType.Float32, CPU));

        Assert.Contains("--teacher: its 12288 tokens do not begin with the student's 24576", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static float[] Logits(string path, IReadOnlyList<int> tokens)
    {
        using var model = new LlamaCpp(path);
        return model.Logits(tokens, 1)[0];
    }

    private static string Text(LLamaWeights model, int[] tokens)
    {
        var decoder = new StreamingTokenDecoder(Encoding.UTF8, model);
        foreach (var token in tokens) decoder.Add(token);
        return decoder.Read();
    }
}
