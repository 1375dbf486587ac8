using RecOrleans.Engine.Collaborative;

namespace RecOrleans.Evaluation.Collaborative;

/// <summary>What the compared models are trained with. Both sets are what <see cref="ModelTuning"/> finds on validation data; docs/evaluation.md has the commands and scores.</summary>
internal sealed record ModelSettings
{
    /// <summary>For files of interactions: found on ml-1m-split.</summary>
    public static ModelSettings Files { get; } = new()
    {
        Neighbours = new NeighbourOptions(10, 10),
        Ials = new IalsOptions { UnobservedWeight = 0.3f, Regularisation = 0.01f },
        Ease = new EaseOptions { Regularisation = 1000 },
        WeightedEase = new EaseOptions { Regularisation = 500, Dropout = 0.5, UserExponent = 0.7 },
        Blend = new BlendOptions(new IalsOptions { UnobservedWeight = 0.03f, Regularisation = 0.01f }, 0.3),
    };

    /// <summary>For a MovieLens folder: found on ml-latest-small; its iALS is the product's.</summary>
    public static ModelSettings MovieLens { get; } = new()
    {
        Neighbours = new NeighbourOptions(100, 10),
        Ials = new IalsOptions(),
        Ease = new EaseOptions { Regularisation = 200 },
        WeightedEase = new EaseOptions { Regularisation = 200 },
        Blend = new BlendOptions(new IalsOptions { UnobservedWeight = 0.03f, Regularisation = 0.003f }, 0.1),
    };

    public required NeighbourOptions Neighbours { get; init; }

    public required IalsOptions Ials { get; init; }

    /// <summary>As published: lambda alone.</summary>
    public required EaseOptions Ease { get; init; }

    /// <summary>With dropout and users' weights.</summary>
    public required EaseOptions WeightedEase { get; init; }

    public required BlendOptions Blend { get; init; }

    public static string Describe(IalsOptions options) => FormattableString.Invariant(
        $"d {options.Dimensions}, unobserved weight {options.UnobservedWeight}, regularisation {options.Regularisation}, exponent {options.RegularisationExponent}, {options.Epochs} epochs");
}
