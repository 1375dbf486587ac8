using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Collaborative;

/// <summary>Item side of an iALS factorisation (Hu, Koren, Volinsky 2008; Rendle et al. 2022), with what folding a user in needs.</summary>
public sealed record IalsModel
{
    /// <summary>d.</summary>
    public required int Dimensions { get; init; }

    /// <summary>Item id -> its d floats; items without a positive interaction are not here.</summary>
    public required IReadOnlyDictionary<string, ReadOnlyMemory<float>> Factors { get; init; }

    /// <summary>Unobserved weight x sum over items of y y^T, without regularisation; d x d, row-major.</summary>
    public required ReadOnlyMemory<float> Gram { get; init; }

    /// <summary>lambda, as trained.</summary>
    public required float Regularisation { get; init; }

    /// <summary>nu, as trained: a user of weight n is regularised with lambda (n + <see cref="UnobservedWeight"/> x items)^nu.</summary>
    public required float RegularisationExponent { get; init; }

    /// <summary>alpha_0, as trained.</summary>
    public required float UnobservedWeight { get; init; }

    /// <summary>Mean and covariance of the item vectors, so that a user's scores can be standardised.</summary>
    public required VectorMoments Moments { get; init; }

    /// <summary>Mean and covariance of the item vectors' directions (unit length), so that cosines can be standardised.</summary>
    public required VectorMoments Directions { get; init; }
}
