using System.Globalization;
using System.Runtime.InteropServices;
using RecOrleans.Testing;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Distillation;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Tests.Corpus;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Tests.Distillation;

public sealed class DistillCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task Distill_ATinyModel_LeavesModelsCardAndCurve()
    {
        var (start, corpus, trained) = (Path.Combine(_folder, "start.gguf"), Path.Combine(_folder, "corpus.jsonl"), Path.Combine(_folder, "out"));
        TinyLlama.Create(1).Write(start);
        Example.WriteAll(corpus, new CorpusBuilder(new HashSet<string>(), 8, 1).Build(new CorpusSource("commands", [.. Labelled.All.Take(24)], 1, 0.1)));

        var code = await RunAsync("--corpus", corpus, "--start", start, "--out", trained, "--layers", "0,2", "--passes", "1", "--step-tokens", "1024", "--types", "q4_0,q8_0", "--train-as", "q4_0");

        Assert.Equal(0, code);
        foreach (var type in (string[])["q4_0", "q8_0"])
        {
            var path = Path.Combine(trained, $"student-{type}.gguf");
            using var model = new LlamaCpp(path);
            Assert.Equal(2u, GgufModel.Read(path).Key("llama.block_count").Whole);
            Assert.All(model.Logits([5, 6, 7], 1)[0], logit => Assert.True(float.IsFinite(logit)));
        }

        var card = await File.ReadAllTextAsync(Path.Combine(trained, "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains("distill --corpus", card, StringComparison.Ordinal);
        Assert.Contains("Layers kept: 0,2.", card, StringComparison.Ordinal);
        Assert.Contains("apache-2.0", card, StringComparison.Ordinal);
        var curve = await File.ReadAllLinesAsync(Path.Combine(trained, "curve.csv"), TestContext.Current.CancellationToken);
        Assert.True(curve.Length > 2);
        Assert.InRange(double.Parse(curve[^1].Split(',')[^1], CultureInfo.InvariantCulture), 0, 1);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(Path.Combine(trained, "curve.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(trained, "checkpoint*"));
        Assert.False(File.Exists(Path.Combine(trained, "decoded.gguf")));
    }

    /// <summary>Stopped after its first step, a training's numbers can be had, and it goes on all the same.</summary>
    [Fact]
    public async Task ExportCheckpoint_OfAStoppedTraining_WritesItsNumbersAndLetsItGoOn()
    {
        var (start, corpus, trained) = (Path.Combine(_folder, "start.gguf"), Path.Combine(_folder, "corpus.jsonl"), Path.Combine(_folder, "out"));
        TinyLlama.Create(1).Write(start);
        Example.WriteAll(corpus, new CorpusBuilder(new HashSet<string>(), 8, 1).Build(new CorpusSource("commands", [.. Labelled.All.Take(24)], 1, 0.1)));
        string[] options = ["--corpus", corpus, "--start", start, "--out", trained, "--step-tokens", "1024", "--types", "f32", "--embedding-type", "f32"];

        Assert.Equal(1, await RunAsync([.. options, "--export-checkpoint"]));
        using (var stop = new CancellationTokenSource())
        {
            await stop.CancelAsync();
            Assert.Equal(130, await RunAsync(options, stop.Token));
        }

        Assert.False(File.Exists(Path.Combine(trained, "student-f32.gguf")));
        Assert.Equal(0, await RunAsync([.. options, "--export-checkpoint"]));

        // The optimiser's state begins with the master copy of the embedding.
        var exported = GgufModel.Read(Path.Combine(trained, "student-f32.gguf")).Tensor("token_embd.weight").Numbers();
        var master = new float[exported.Length];
        using (var state = File.OpenRead(Assert.Single(Directory.EnumerateFiles(trained, "checkpoint-*.bin")))) state.ReadExactly(MemoryMarshal.AsBytes(master.AsSpan()));
        Assert.Equal(master, exported);
        Assert.NotEqual(GgufModel.Read(start).Tensor("token_embd.weight").Numbers(), exported);
        Assert.Contains("after step 1 of", await File.ReadAllTextAsync(Path.Combine(trained, "README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync(options));
        Assert.NotEqual(exported, GgufModel.Read(Path.Combine(trained, "student-f32.gguf")).Tensor("token_embd.weight").Numbers());
        Assert.Empty(Directory.EnumerateFiles(trained, "checkpoint*"));
    }

    [Fact]
    public async Task Distill_WithACutVocabulary_TrainsAndExportsTheKeptTokens()
    {
        const int Size = 12_288;
        var (start, teacher, corpus, trained) = (Path.Combine(_folder, "start.gguf"), Path.Combine(_folder, "teacher.gguf"), Path.Combine(_folder, "corpus.jsonl"), Path.Combine(_folder, "out"));
        TinyLlama.Create(1).Write(start);
        TinyLlama.Create(9).Write(teacher);
        Example[] examples = [.. new CorpusBuilder(new HashSet<string>(), 8, 1).Build(new CorpusSource("commands", [.. Labelled.All.Take(24)], 1, 0.1))];
        Example.WriteAll(corpus, examples);
        string[] options = ["--corpus", corpus, "--start", start, "--out", trained, "--step-tokens", "1024", "--types", "q8_0"];
        string[] cut = [.. options, "--vocabulary", $"{Size}", "--teacher", teacher];

        // A checkpoint of all tokens is another training's.
        using (var stop = new CancellationTokenSource())
        {
            await stop.CancelAsync();
            Assert.Equal(130, await RunAsync([.. options, "--teacher", teacher], stop.Token));
        }

        Assert.Equal(1, await RunAsync(cut));
        Training.Distillation.Checkpoint.Delete(trained);
        Assert.Equal(1, await RunAsync([.. options, "--vocabulary", "200"]));
        Assert.Equal(0, await RunAsync(cut));

        var path = Path.Combine(trained, "student-q8_0.gguf");
        Assert.Equal((uint)Size, GgufModel.Read(path).Key("llama.vocab_size").Whole);
        Assert.Equal([64, Size], GgufModel.Read(path).Tensor("token_embd.weight").Shape.AsEnumerable());
        using var tokenizer = Language.Hosts.GgufTokenizer.Load(path);
        using var model = new LlamaCpp(path);
        var logits = model.Logits(tokenizer.Tokenize(examples[0].Prefix + examples[0].Prompt), 1)[0];
        Assert.Equal(Size, logits.Length);
        Assert.All(logits, logit => Assert.True(float.IsFinite(logit)));
        var card = await File.ReadAllTextAsync(Path.Combine(trained, "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains("Vocabulary cut to the first 12288 of 24576 tokens.", card, StringComparison.Ordinal);
    }

    /// <summary>Whatever makes it unclear which layer stands for which is told before anything is trained.</summary>
    [Fact]
    public async Task Distill_WithStates_NeedsATeacherAndItsLayers()
    {
        var (start, corpus, trained) = (Path.Combine(_folder, "start.gguf"), Path.Combine(_folder, "corpus.jsonl"), Path.Combine(_folder, "out"));
        TinyLlama.Create(1).Write(start);
        Example.WriteAll(corpus, new CorpusBuilder(new HashSet<string>(), 8, 1).Build(new CorpusSource("commands", [.. Labelled.All.Take(24)], 1, 0.1)));
        string[] options = ["--corpus", corpus, "--start", start, "--out", trained, "--step-tokens", "1024", "--types", "q8_0", "--decoded", "0", "--states-weight", "1"];

        foreach (var (wrong, named) in (IEnumerable<(string[], string)>)[([], "--teacher"), (["--teacher", start], "--teacher-layers"), (["--teacher", start, "--teacher-layers", "x"], "'x'"),
            (["--teacher", start, "--teacher-layers", "0,1"], "2 layers for a student of 3"), (["--teacher", start, "--teacher-layers", "0,1,7"], "no layer 7"), (["--teacher", TinyLlama.StudentPath, "--teacher-layers", "0-2"], "wide")])
        {
            var output = new StringWriter();
            Assert.NotEqual(0, await RunAsync([.. options, .. wrong], TestContext.Current.CancellationToken, output));
            Assert.Contains(named, output.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFiles(_folder, "*.bin", SearchOption.AllDirectories));
        Assert.Equal(0, await RunAsync([.. options, "--teacher", start, "--layers", "0,2"]));
        Assert.True(File.Exists(Path.Combine(trained, "student-q8_0.gguf")));
    }

    [Theory]
    [InlineData("--layers", "0-40", "There is no layer")]
    [InlineData("--layers", "5-2", "--layers")]
    [InlineData("--types", "q2_k", "--types")]
    [InlineData("--passes", "0", "--passes")]
    [InlineData("--vocabulary", "-1", "--vocabulary")]
    [InlineData("--corpus", "nowhere.jsonl", "--corpus")]
    public void Validate_ABadOption_IsNamed(string option, string value, string expected)
    {
        var corpus = Path.Combine(_folder, "corpus.jsonl");
        File.WriteAllText(corpus, "");
        var settings = option switch
        {
            "--layers" => new DistillSettings { Corpus = corpus, Start = TinyLlama.StudentPath, Out = _folder, Layers = value },
            "--types" => new DistillSettings { Corpus = corpus, Start = TinyLlama.StudentPath, Out = _folder, Types = value },
            "--vocabulary" => new DistillSettings { Corpus = corpus, Start = TinyLlama.StudentPath, Out = _folder, Vocabulary = -1 },
            "--passes" => new DistillSettings { Corpus = corpus, Start = TinyLlama.StudentPath, Out = _folder, Passes = 0 },
            _ => new DistillSettings { Corpus = value, Start = TinyLlama.StudentPath, Out = _folder },
        };

        var message = settings.Validate() is { Successful: false } result
            ? result.Message!
            : Assert.Throws<InvalidDataException>(() => Training.Network.LlamaWeights.Of(TinyLlama.Student, LayerList.Parse(settings.Layers)).Dispose()).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0-3", new[] { 0, 1, 2, 3 })]
    [InlineData("0-1, 28,27-29", new[] { 0, 1, 27, 28, 29 })]
    [InlineData("", null)]
    [InlineData("a", null)]
    [InlineData("3-1", null)]
    public void Parse_LayerLists(string text, int[]? expected) => Assert.Equal(expected, LayerList.Parse(text)?.AsEnumerable());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<int> RunAsync(params string[] arguments) => RunAsync(arguments, TestContext.Current.CancellationToken);

    private static Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken, TextWriter? output = null)
    {
        Evaluation.Torch.TorchRuntime.Prepare();
        var app = new CommandApp();
        app.Configure(configuration => configuration.ConfigureConsole(PlainConsole.To(output ?? TextWriter.Null)).AddCommand<DistillCommand>("distill"));
        return app.RunAsync(["distill", .. arguments], cancellationToken);
    }
}
