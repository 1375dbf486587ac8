using RecOrleans.Preferences;

namespace RecOrleans.Commands;

/// <summary>A new preference.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.AddEdit")]
public sealed record AddEdit : Edit
{
    [Id(0)]
    public required Polarity Polarity { get; init; }

    [Id(1)]
    public required Strength Strength { get; init; }

    [Id(2)]
    public required string Facet { get; init; }

    [Id(3)]
    public required ComparisonOperator Operator { get; init; }

    [Id(4)]
    public required Operand Value { get; init; }

    [Id(5)]
    public PreferenceScope Scope { get; init; }
}
