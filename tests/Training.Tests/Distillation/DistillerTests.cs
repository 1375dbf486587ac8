using System.Collections.Immutable;
using RecOrleans.Training.Distillation;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;
using static TorchSharp.torch;

namespace RecOrleans.Training.Tests.Distillation;

public sealed class DistillerTests : IDisposable
{
    private static readonly DistillOptions Quick = new() { Passes = 6, StepTokens = 1, PackTokens = 64, GroupSize = 2, Rate = 3e-3, ValidateEvery = 1000, CheckpointEvery = TimeSpan.FromHours(1) };

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"recorleans-{Guid.NewGuid():N}");

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.BFloat16)]
    public void Run_EightSamples_AreLearntByHeart(ScalarType type)
    {
        using var training = new Training(type, Quick with { Passes = 60, PackTokens = 256, GroupSize = 4, StepTokens = 256, Rate = 1e-2 });

        var curve = training.Run(_folder);

        Assert.InRange(curve[^1].Validation!.Loss, 0, 0.05);
        Assert.Equal(1, curve[^1].Validation!.Exact);
        Assert.True(curve[0].Loss > 5);
    }

    /// <summary>Cancelled after any step, it goes on from its checkpoint to the very same weights.</summary>
    [Fact]
    public void Run_StoppedAndResumed_EqualsAnUninterruptedRun()
    {
        using var whole = new Training(ScalarType.Float32, Quick);
        var expected = whole.Run(Path.Combine(_folder, "whole"));

        using var stop = new CancellationTokenSource();
        using (var first = new Training(ScalarType.Float32, Quick))
            Assert.Throws<OperationCanceledException>(() => first.Run(_folder, point => { if (point.Step == 5) stop.Cancel(); }, cancellationToken: stop.Token));
        using var second = new Training(ScalarType.Float32, Quick);
        var curve = second.Run(_folder);

        Assert.Equal(expected.Select(point => (point.Step, point.Loss)), curve.Select(point => (point.Step, point.Loss)));
        foreach (var (name, tensor) in whole.Weights.Tensors) Assert.True(tensor.equal(second.Weights[name]).all().item<bool>(), name);
    }

    [Fact]
    public void Run_CheckpointOfAnotherTraining_IsRefused()
    {
        using var stop = new CancellationTokenSource();
        using (var first = new Training(ScalarType.Float32, Quick))
            Assert.Throws<OperationCanceledException>(() => first.Run(_folder, _ => stop.Cancel(), cancellationToken: stop.Token));
        using var other = new Training(ScalarType.Float32, Quick);

        var error = Assert.Throws<InvalidDataException>(() => other.Run(_folder, fingerprint: "other"));

        Assert.Contains("belongs to another training", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FrozenLayers_StayAndTheOthersLearn()
    {
        using var training = new Training(ScalarType.Float32, Quick with { FreezeBelow = 2 });
        using var before = LlamaWeights.Of(TinyLlama.Create(Training.Seed));

        training.Run(_folder);

        foreach (var (name, tensor) in training.Weights.Tensors)
            Assert.Equal(name == LlamaWeights.Embedding || LlamaWeights.LayerOf(name) < 2, tensor.equal(before[name]).all().item<bool>());
    }

    /// <summary>The states of frozen layers that are kept train to what computing them anew trains to.</summary>
    [Fact]
    public void Run_FrozenStatesKept_TrainAsComputedAnew()
    {
        using var kept = new Training(ScalarType.Float32, Quick with { FreezeBelow = 2 });
        using var anew = new Training(ScalarType.Float32, Quick with { FreezeBelow = 2, FrozenBytes = 0 });

        var (with, without) = (kept.Run(Path.Combine(_folder, "kept")), anew.Run(Path.Combine(_folder, "anew")));

        foreach (var (left, right) in with.Zip(without)) Assert.Equal(right.Loss, left.Loss, 1e-4);
    }

    /// <summary>What was trained as Q4_0 validates alike after its export, since it computed with the exported numbers all along.</summary>
    [Fact]
    public void Run_TrainedAsQ4_LosesNothingByTheExport()
    {
        var options = Quick with { Passes = 40, PackTokens = 256, GroupSize = 4, StepTokens = 256, Rate = 1e-2, TrainAs = GgufType.Q4_0 };
        using var training = new Training(ScalarType.Float32, options);
        var trained = training.Run(_folder)[^1].Validation!;
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, "q4.gguf");
        training.Weights.Export(TinyLlama.Create(Training.Seed), GgufType.Q4_0, GgufType.Q8_0).Write(path);

        using var read = new Training(ScalarType.Float32, Quick, GgufModel.Read(path));

        Assert.Equal(trained.Loss, read.Validate().Loss, 1e-3);
    }

    [Fact]
    public void Run_WithATeacherAlone_ComesNearTheTeacher()
    {
        var options = Quick with { Passes = 60, PackTokens = 256, GroupSize = 4, StepTokens = 256, Rate = 1e-2 };
        using var teacher = new Training(ScalarType.Float32, options);
        teacher.Run(Path.Combine(_folder, "teacher"));
        using var student = new Training(ScalarType.Float32, options with { TeacherShare = 1, Seed = 2 }, TinyLlama.Create(9), teacher.Weights);

        var curve = student.Run(Path.Combine(_folder, "student"));

        // The gold takes no part in the loss; it is learnt through the teacher that knows it.
        Assert.Equal(1, curve[^1].Validation!.Exact);
    }

    /// <summary>A student that has lost the middle layer learns to hand on what the teacher's last layer reads.</summary>
    [Fact]
    public void Run_WithStatesOfTheTeacher_ReadsWhatTheTeacherReads()
    {
        var options = Quick with { Passes = 20, PackTokens = 256, GroupSize = 4, StepTokens = 256, Rate = 1e-2, TeacherLayers = [0, 2] };
        using var teacher = LlamaWeights.Of(TinyLlama.Create(Training.Seed));
        using var without = new Training(ScalarType.Float32, options, teacher: teacher, layers: [0, 2]);
        using var with = new Training(ScalarType.Float32, options with { StatesWeight = 10 }, teacher: teacher, layers: [0, 2]);

        without.Run(Path.Combine(_folder, "without"));
        var curve = with.Run(Path.Combine(_folder, "with"));

        Assert.InRange(Distance(with.Weights, teacher) / Distance(without.Weights, teacher), 0, 0.5);
        Assert.InRange(curve[^1].Loss, 0, curve[0].Loss / 2);
    }

    [Fact]
    public void RateAt_RisesThenFallsToItsLastShare()
    {
        var options = new DistillOptions { Rate = 1, WarmUp = 0.1, FinalRate = 0.05 };

        Assert.Equal(0.1, options.RateAt(0, 100), 1e-9);
        Assert.Equal(1, options.RateAt(9, 100), 1e-9);
        Assert.Equal(1, options.RateAt(10, 100), 1e-9);
        Assert.InRange(options.RateAt(99, 100), 0.05, 0.06);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Between what the last layers of a student of two layers and its teacher of three read.</summary>
    private static double Distance(LlamaWeights student, LlamaWeights teacher)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        return (Last(student) - Last(teacher)).norm().item<float>();

        static Tensor Last(LlamaWeights weights)
        {
            var network = new LlamaNetwork(weights, ScalarType.Float32, CPU, trainableFrom: null);
            var pack = PackPlan.Packs(Training.Samples(), 4, 256, random: null)[0].Tokens;
            var tensors = new PackTensors(pack, network);
            Tensor? last = null;
            network.Logits(network.Embed(tensors), tensors, (layer, states) => last = layer == weights.Shape.Layers - 1 ? states : last);
            return last!;
        }
    }

    private sealed class Training : IDisposable
    {
        public const int Seed = 1;

        private readonly LlamaNetwork _network;
        private readonly LlamaNetwork? _teacher;
        private readonly Distiller _distiller;

        public Training(ScalarType type, DistillOptions options, GgufModel? start = null, LlamaWeights? teacher = null, ImmutableArray<int>? layers = null)
        {
            start ??= TinyLlama.Create(Seed);
            set_num_threads(1);
            Weights = LlamaWeights.Of(start, layers);
            _network = new LlamaNetwork(Weights, type, CPU, options.FreezeBelow);
            _teacher = teacher is null ? null : new LlamaNetwork(teacher, type, CPU, trainableFrom: null);
            var samples = Samples();
            _distiller = new Distiller(Weights, _network, _teacher, samples, samples, options);
        }

        public LlamaWeights Weights { get; }

        public ValidationScore Validate() => _distiller.Validate();

        public IReadOnlyList<CurvePoint> Run(string folder, Action<CurvePoint>? report = null, string fingerprint = "", CancellationToken cancellationToken = default) =>
            _distiller.Run(folder, fingerprint, report ?? (_ => { }), cancellationToken);

        public void Dispose()
        {
            _distiller.Dispose();
            _teacher?.Dispose();
            _network.Dispose();
            Weights.Dispose();
        }

        /// <summary>Eight, of two catalogue lines; each answer follows from its prompt alone.</summary>
        public static Sample[] Samples()
        {
            var random = new Random(7);
            ImmutableArray<int>[] prefixes = [Tokens(5), Tokens(7)];
            return [.. Enumerable.Range(0, 8).Select(index => new Sample($"s{index}", prefixes[index % 2], Tokens(3 + index % 3), [.. Tokens(2 + index % 3), 2]))];

            ImmutableArray<int> Tokens(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(300, 20_000))];
        }
    }
}
