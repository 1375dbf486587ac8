namespace RecOrleans.Preferences;

/// <summary>An edit by hand of one preference: what is null stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.PreferenceChange")]
public sealed record PreferenceChange
{
    [Id(0)]
    public Polarity? Polarity { get; init; }

    [Id(1)]
    public Strength? Strength { get; init; }

    [Id(2)]
    public ComparisonOperator? Operator { get; init; }

    [Id(3)]
    public Operand? Value { get; init; }

    /// <summary>Standing drops the expiry; session sets the default one.</summary>
    [Id(4)]
    public PreferenceScope? Scope { get; init; }

    /// <summary>An expiry of the user's own choice; must lie in the future.</summary>
    [Id(5)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
