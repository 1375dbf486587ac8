namespace RecOrleans.Engine.Collaborative;

/// <summary>Hyper-parameters of <see cref="Ials"/>. The defaults were chosen on a validation part of MovieLens' training data (see Evaluation's <c>cf</c>).</summary>
public sealed record IalsOptions
{
    /// <summary>d.</summary>
    public int Dimensions { get; init; } = 64;

    /// <summary>alpha_0: weight of a pair without interaction; an observed positive has its own weight on top.</summary>
    public float UnobservedWeight { get; init; } = 0.1f;

    /// <summary>lambda.</summary>
    public float Regularisation { get; init; } = 0.03f;

    /// <summary>nu: 1 scales the regularisation with how often a row is seen, 0 leaves it constant (Rendle et al. 2022, section 4.2).</summary>
    public float RegularisationExponent { get; init; } = 1f;

    /// <summary>Passes over users and items.</summary>
    public int Epochs { get; init; } = 16;

    /// <summary>Deviation of the first vectors' norm: their entries are drawn from N(0, scale / sqrt(d)).</summary>
    public float InitialScale { get; init; } = 0.1f;

    /// <summary>The same seed and data give the same model, whatever the number of threads.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>At most this many rows are solved at once.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);
}
