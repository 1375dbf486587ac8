namespace RecOrleans.Evaluation.Collaborative;

/// <summary>Hyper-parameters of <see cref="Ease"/>.</summary>
internal sealed record EaseOptions
{
    /// <summary>lambda, on the diagonal; above zero.</summary>
    public double Regularisation { get; init; } = 500;

    /// <summary>p, from 0 to below 1: share of a user's items that is hidden when an item is foretold (Steck 2020). 0 is EASE as published.</summary>
    public double Dropout { get; init; }

    /// <summary>nu: a user with n positives weighs as n^-nu, so that the longest histories do not decide alone. 0 weighs all alike, as published.</summary>
    public double UserExponent { get; init; }

    public override string ToString() => FormattableString.Invariant($"regularisation {Regularisation}, dropout {Dropout}, user exponent {UserExponent}");
}
