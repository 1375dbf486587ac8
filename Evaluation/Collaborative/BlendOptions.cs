using RecOrleans.Engine.Collaborative;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Hyper-parameters of the blend of weighted EASE and iALS.</summary>
/// <param name="Ials">Of a factorisation of its own: what complements EASE best is not what is best alone.</param>
/// <param name="Weight">What iALS' score counts beside EASE's; both foretell 1 for a positive and 0 otherwise.</param>
internal sealed record BlendOptions(IalsOptions Ials, double Weight)
{
    public override string ToString() => FormattableString.Invariant($"the weighted EASE + {Weight} x iALS ({ModelSettings.Describe(Ials)})");
}
