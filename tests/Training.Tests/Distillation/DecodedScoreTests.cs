using RecOrleans.Language.Hosts;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Distillation;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;
using RecOrleans.Training.Tests.Corpus;
using static TorchSharp.torch;

namespace RecOrleans.Training.Tests.Distillation;

public sealed class DecodedScoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    /// <summary>A model that knows three commands by heart writes their edits; one that does not know them does not.</summary>
    [Fact]
    public void Measure_AModelThatLearnsItsSamples_RisesToOne()
    {
        var start = TinyLlama.Create(1);
        using var tokenizer = GgufTokenizer.Load(TinyLlama.StudentPath);
        Example[] examples = [.. new CorpusBuilder(new HashSet<string>(), 8, 1).Build(new CorpusSource("commands", [.. Labelled.All.Where(record => record.Gold.Edits.Length > 0)], 1, 0))];
        Sample[] samples = [.. SampleFile.Tokenize(examples, tokenizer, 1024)[Split.Train].OrderBy(sample => sample.Own).Take(3)];
        var answers = examples.ToDictionary(example => example.Id, example => example.Answer);
        var path = Path.Combine(_folder, "decoded.gguf");
        var score = new DecodedScore(start, GgufType.F32, GgufType.F32, path, [.. samples.Select(sample => (sample, answers[sample.Id]))]);
        using var weights = LlamaWeights.Of(start);
        using var network = new LlamaNetwork(weights, ScalarType.Float32, CPU, trainableFrom: 0);
        using var distiller = new Distiller(weights, network, teacher: null, samples, samples, new DistillOptions { Passes = 80, Rate = 1e-2, StepTokens = 1, GroupSize = 1, PackTokens = 1, ValidateEvery = 1000 }, score);

        Assert.Equal(0, distiller.Validate().F1);
        var curve = distiller.Run(_folder, "", _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(1, curve[^1].Validation!.Exact);
        Assert.Equal(1, curve[^1].Validation!.F1);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Measure_Cancelled_SaysNothing()
    {
        var start = TinyLlama.Create(1);
        using var weights = LlamaWeights.Of(start);
        var score = new DecodedScore(start, GgufType.F32, GgufType.F32, Path.Combine(_folder, "decoded.gguf"), [(new Sample("s", [5], [6, 7], [8, 2]), "new")]);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.Null(score.Measure(weights, stop.Token));
    }

    [Fact]
    public void Edits_AreTheLinesBelowTheWordWithoutQuotes() =>
        Assert.Equal(["rm p1", "+s genre=comedy ~session"], DecodedScore.Edits("conflict\nrm p1 | not that\n+s genre=comedy ~session | funny | tonight\n"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
