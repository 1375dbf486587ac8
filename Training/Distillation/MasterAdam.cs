using RecOrleans.Evaluation.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RecOrleans.Training.Distillation;

/// <summary>AdamW on a float32 master copy: the network computes with parameters of fewer bits, which take a step only when the master does.</summary>
/// <remarks>Loshchilov and Hutter, "Decoupled weight decay regularization" (arXiv:1711.05101). Norms are not decayed. Gradients of several packs are summed in float32.</remarks>
internal sealed class MasterAdam : IDisposable
{
    private const double Beta1 = 0.9, Beta2 = 0.98, Epsilon = 1e-8;

    private readonly Slot[] _slots;
    private readonly double _decay;
    private readonly double _clip;

    /// <param name="parameters">Those that learn, with their float32 start.</param>
    /// <param name="decay">Share of a weight that a step at rate 1 would take away.</param>
    /// <param name="clip">Longest gradient, over all parameters together.</param>
    public MasterAdam(IEnumerable<(Parameter Parameter, Tensor Master)> parameters, double decay, double clip)
    {
        _decay = decay;
        _clip = clip;
        _slots = [.. parameters.Select(entry => new Slot(
            entry.Parameter, entry.Master,
            zeros_like(entry.Master).DetachFromDisposeScope(), zeros_like(entry.Master).DetachFromDisposeScope(), zeros_like(entry.Master).DetachFromDisposeScope()))];
    }

    /// <summary>Steps taken.</summary>
    public int Steps { get; set; }

    /// <summary>All that a checkpoint must keep, in a fixed order; float32.</summary>
    public IEnumerable<Tensor> State => _slots.SelectMany(slot => new[] { slot.Master, slot.Mean, slot.Square });

    /// <summary>Adds the parameters' gradients to the sum and clears them.</summary>
    public void Gather()
    {
        using var none = no_grad();
        foreach (var slot in _slots)
        {
            using var gradient = slot.Parameter.grad;
            if (gradient is null) continue;
            slot.Sum.Increase(gradient);
            slot.Parameter.grad = null;
        }
    }

    /// <summary>One step along the summed gradient, which begins anew.</summary>
    /// <returns>The gradient's length before it was clipped.</returns>
    public double Step(double rate)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        Steps++;
        var squares = zeros(1, ScalarType.Float64);
        foreach (var slot in _slots) squares.Increase(slot.Sum.square().sum(ScalarType.Float64).cpu());
        var length = Math.Sqrt(squares.item<double>());
        if (!double.IsFinite(length)) throw new InvalidDataException($"The gradient of step {Steps} is not finite; begin again with a lower --rate.");
        var share = Math.Min(1, _clip / Math.Max(length, 1e-12));
        var correction = Math.Sqrt(1 - Math.Pow(Beta2, Steps));
        var pace = rate / (1 - Math.Pow(Beta1, Steps));
        foreach (var slot in _slots)
        {
            using var inner = NewDisposeScope();
            if (share < 1) slot.Sum.Scale(share);
            slot.Mean.Scale(Beta1).Increase(slot.Sum, 1 - Beta1);
            slot.Square.Scale(Beta2).IncreaseByProduct(slot.Sum, slot.Sum, 1 - Beta2);
            if (slot.Master.dim() > 1) slot.Master.Scale(1 - rate * _decay);
            slot.Master.IncreaseByQuotient(slot.Mean, slot.Square.sqrt().Over(correction).Increase(Epsilon), -pace);
            slot.Sum.zero_();
        }

        return length;
    }

    public void Dispose()
    {
        foreach (var slot in _slots)
        {
            slot.Mean.Dispose();
            slot.Square.Dispose();
            slot.Sum.Dispose();
        }
    }

    private readonly record struct Slot(Parameter Parameter, Tensor Master, Tensor Mean, Tensor Square, Tensor Sum);
}
