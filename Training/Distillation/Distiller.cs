using System.Diagnostics;
using RecOrleans.Evaluation.Torch;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RecOrleans.Training.Distillation;

/// <summary>
/// Trains a student on answers: next-token prediction of the gold, beside it the divergence from a teacher's distribution where there is one, and, where layers are gone,
/// the distance to what the teacher's remaining layers read.
/// </summary>
/// <remarks>
/// Hinton, Vinyals and Dean, "Distilling the knowledge in a neural network" (arXiv:1503.02531), at temperature 1 and on answer tokens only; states on all tokens, as Sreenivas
/// et al., "LLM pruning and distillation in practice" (arXiv:2408.11796), advise for models that lose depth.
/// </remarks>
internal sealed class Distiller : IDisposable
{
    private readonly LlamaWeights _master;
    private readonly LlamaNetwork _network;
    private readonly LlamaNetwork? _teacher;
    private readonly DistillOptions _options;
    private readonly MasterAdam _optimiser;
    private readonly FrozenStates _frozen;
    private readonly List<PlannedPack[]> _steps;
    private readonly List<PlannedPack> _validation;
    private readonly DecodedScore? _decoded;
    private readonly int _samples;

    /// <param name="master">Float32; trained in place.</param>
    /// <param name="network">Computes with a copy of them.</param>
    /// <param name="teacher">Null without one.</param>
    /// <param name="samples">To train on.</param>
    /// <param name="validation">To measure with.</param>
    /// <param name="options">How.</param>
    /// <param name="decoded">Measured beside them; null: nothing is decoded.</param>
    public Distiller(
        LlamaWeights master, LlamaNetwork network, LlamaNetwork? teacher, IReadOnlyList<Sample> samples, IReadOnlyList<Sample> validation, DistillOptions options, DecodedScore? decoded = null)
    {
        _master = master;
        _network = network;
        _teacher = teacher;
        _options = options;
        _decoded = decoded;
        _samples = samples.Count;
        _optimiser = new MasterAdam(
            network.Parameters.Where(entry => entry.Parameter.requires_grad).Select(entry => (entry.Parameter, master[entry.Name])), options.Decay, options.Clip);
        _frozen = new FrozenStates(network, options.FrozenBytes);
        _steps = Plan(samples, options);
        _validation = PackPlan.Packs(validation, options.GroupSize, options.PackTokens, random: null);
        if (options.TrainAs is not null) Publish(all: true);
    }

    /// <summary>Steps of the whole training.</summary>
    public int Steps => _steps.Count;

    /// <summary>Tokens that go through the model in the whole training.</summary>
    public long Tokens => _steps.Sum(Count);

    /// <summary>Trains from the folder's checkpoint, or from the beginning, to the end. When cancelled, it leaves a checkpoint.</summary>
    /// <param name="folder">Of the checkpoint.</param>
    /// <param name="fingerprint">What a checkpoint must match.</param>
    /// <param name="report">Told after each step.</param>
    /// <param name="cancellationToken">Looked at after each step.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<CurvePoint> Run(string folder, string fingerprint, Action<CurvePoint> report, CancellationToken cancellationToken)
    {
        var curve = Restore(folder, fingerprint).ToList();
        var before = curve.Count > 0 ? curve[^1].Seconds : 0;
        var clock = Stopwatch.StartNew();
        var saved = clock.Elapsed;
        var (seen, tokens) = (0L, 0L);
        for (var step = 0; step < _steps.Count; step++)
        {
            var packs = _steps[step];
            seen += packs.Sum(pack => pack.Samples.Length);
            tokens += Count(packs);
            if (step < _optimiser.Steps) continue;

            var rate = _options.RateAt(step, _steps.Count);
            var loss = Step(packs, rate);
            var isLast = step + 1 == _steps.Count;
            var validation = _validation.Count > 0 && (isLast || (step + 1) % _options.ValidateEvery == 0) ? Validate(cancellationToken) : null;
            var point = new CurvePoint(step + 1, (double)seen / _samples, tokens, before + clock.Elapsed.TotalSeconds, rate, loss, validation);
            curve.Add(point);
            report(point);
            var isCancelled = cancellationToken.IsCancellationRequested && !isLast;
            if (isCancelled || clock.Elapsed - saved > _options.CheckpointEvery)
            {
                new Checkpoint { Fingerprint = fingerprint, Step = step + 1, Curve = curve }.Save(folder, _optimiser.State);
                saved = clock.Elapsed;
            }

            if (isCancelled) cancellationToken.ThrowIfCancellationRequested();
        }

        return curve;
    }

    /// <summary>Takes weights and optimiser to where the folder's checkpoint has them.</summary>
    /// <returns>The course so far; empty where there is no checkpoint.</returns>
    /// <exception cref="InvalidDataException">It belongs to another training, or is damaged.</exception>
    public IReadOnlyList<CurvePoint> Restore(string folder, string fingerprint)
    {
        if (Checkpoint.Load(folder, fingerprint, _optimiser.State) is not { } checkpoint) return [];
        _optimiser.Steps = checkpoint.Step;
        Publish(all: false);
        return checkpoint.Curve;
    }

    /// <summary>Loss, exact answers and F1 on the validation samples.</summary>
    public ValidationScore Validate(CancellationToken cancellationToken = default) =>
        ValidationScore.Measure(_network, _validation) with { F1 = _decoded?.Measure(_master, cancellationToken) };

    public void Dispose()
    {
        _optimiser.Dispose();
        _frozen.Dispose();
    }

    private static List<PlannedPack[]> Plan(IReadOnlyList<Sample> samples, DistillOptions options)
    {
        var packs = new List<PlannedPack>();
        for (var pass = 0; pass < Math.Ceiling(options.Passes); pass++)
        {
            var all = PackPlan.Packs(samples, options.GroupSize, options.PackTokens, new Random(options.Seed + pass));
            packs.AddRange(all.Take((int)Math.Ceiling(all.Count * Math.Min(1, options.Passes - pass))));
        }

        return PackPlan.Steps(packs, options.StepTokens);
    }

    private static long Count(PlannedPack[] packs) => packs.Sum(pack => (long)pack.Tokens.Tokens.Length);

    private double Step(PlannedPack[] packs, double rate)
    {
        double targets = packs.Sum(pack => pack.Tokens.Targets.Length), tokens = Count(packs);
        var sum = 0.0;
        foreach (var pack in packs)
        {
            using var scope = NewDisposeScope();
            var tensors = new PackTensors(pack.Tokens, _network);
            var states = new Dictionary<int, Tensor>();
            var logits = _network.Logits(_frozen.Of(pack, tensors), tensors, states.Add).to(ScalarType.Float32);
            var loss = F.cross_entropy(logits, tensors.Targets, reduction: nn.Reduction.Sum).Over(targets);
            if (_teacher is not null) loss = Taught(loss, logits, states, tensors, targets, tokens);
            loss.backward();
            sum += loss.item<float>();
            _optimiser.Gather();
        }

        _optimiser.Step(rate);
        Publish(all: false);
        return sum;
    }

    /// <summary>The loss with the teacher's part in it.</summary>
    private Tensor Taught(Tensor loss, Tensor logits, Dictionary<int, Tensor> states, PackTensors tensors, double targets, double tokens)
    {
        var read = new Dictionary<int, Tensor>();
        Tensor taught;
        using (no_grad()) taught = _teacher!.Logits(_teacher.Embed(tensors), tensors, read.Add);
        if (_options.TeacherShare > 0)
        {
            var divergence = F.kl_div(logits.log_softmax(-1), taught.to(ScalarType.Float32).log_softmax(-1), log_target: true, reduction: nn.Reduction.Sum);
            loss = loss.Times(1 - _options.TeacherShare).Plus(divergence.Times(_options.TeacherShare / targets));
        }

        if (_options.StatesWeight > 0)
        {
            foreach (var (layer, own) in states)
                loss = loss.Plus(Distance(own, read[_options.TeacherLayers[layer]]).Times(_options.StatesWeight / (tokens * states.Count)));
        }

        return loss;
    }

    /// <summary>Sum over the tokens of the squared distance between states [tokens, width], as a share of the squared length of the wanted one.</summary>
    private static Tensor Distance(Tensor states, Tensor wanted)
    {
        var exact = wanted.to(ScalarType.Float32);
        return (states.to(ScalarType.Float32) - exact).square().sum(-1).div(exact.square().sum(-1)).sum();
    }

    /// <summary>Gives the network the master's numbers, as far as its types hold them.</summary>
    private void Publish(bool all)
    {
        using var none = no_grad();
        foreach (var (name, parameter) in _network.Parameters)
        {
            if (!all && !parameter.requires_grad) continue;
            using var scope = NewDisposeScope();
            var master = _master[name];
            parameter.copy_(_options.TrainAs is { } type && master.dim() > 1 ? Stored(master, name == LlamaWeights.Embedding ? _options.EmbeddingType : type) : master);
        }
    }

    /// <summary>A map as it will be read back from a file: the gradient passes through as if nothing had been rounded.</summary>
    private static Tensor Stored(Tensor master, GgufType type)
    {
        var numbers = master.Numbers();
        var width = (int)master.shape[^1];
        Parallel.For(0, numbers.Length / width, () => new byte[Blocks.Bytes(type, width)], (row, _, data) =>
        {
            var line = numbers.AsSpan(row * width, width);
            Blocks.Quantise(type, line, data);
            Blocks.Dequantise(type, data, line);
            return data;
        }, _ => { });
        return tensor(numbers, master.shape);
    }
}
