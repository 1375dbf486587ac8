namespace RecOrleans.Policies;

/// <summary>The numbers of a tool chain that the Planner Agent may set.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.PlanWeights")]
public sealed record PlanWeights
{
    public static readonly PlanWeights Default = new();

    /// <summary>a of the Matcher, 0..1: weight of meaning against collaboration.</summary>
    [Id(0)]
    public double Semantic { get; init; } = 0.6;

    /// <summary>b of the Attenuator, 0..4: how strongly disliked meaning pushes down.</summary>
    [Id(1)]
    public double Attenuation { get; init; } = 1.0;

    /// <summary>tau of the active-intent attention, 0.02..1: the smaller, the more the history is read through the intent.</summary>
    [Id(2)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>0..1: share of relevance that the Diversifier trades for variety.</summary>
    [Id(3)]
    public double Diversity { get; init; } = 0.15;

    /// <summary>0..1: how far the Explorer reaches into the long tail; 0 leaves it out.</summary>
    [Id(4)]
    public double Exploration { get; init; }
}
