namespace RecOrleans.Engine.Collaborative;

/// <summary>Item side of an iALS factorisation (Hu, Koren, Volinsky 2008; Rendle et al. 2022).</summary>
public sealed record IalsModel
{
    /// <summary>d.</summary>
    public required int Dimensions { get; init; }

    /// <summary>Item id -> its d floats.</summary>
    public required IReadOnlyDictionary<string, ReadOnlyMemory<float>> Factors { get; init; }

    /// <summary>unobserved weight x sum over items of y y^T, plus the regularisation on its diagonal; d x d, row-major.</summary>
    public required ReadOnlyMemory<float> Gram { get; init; }

    /// <summary>Mean of the item vectors and their covariance, so that a user's scores can be standardised.</summary>
    public required Retrieval.VectorMoments Moments { get; init; }
}
