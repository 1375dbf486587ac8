using System.Text.Json.Serialization;

namespace RecOrleans.Preferences;

/// <summary>One thing that a user wants or does not want, in the catalogue's terms (RecBot's P+ and P-, hard and soft).</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.Preference")]
public sealed record Preference
{
    /// <summary>
    /// The facet of a wish about the feed as a whole (<c>feed=explore</c>, see <see cref="Commands.ToolEdit.Names"/>): it is listed, expires and is
    /// revoked like any preference, but is no facet of a schema and is not shown to the parser.
    /// </summary>
    public const string FeedFacet = "feed";

    /// <summary><c>p1</c>, <c>p2</c>, ...; unique for the user, never used twice.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required Polarity Polarity { get; init; }

    [Id(2)]
    public required Strength Strength { get; init; }

    /// <summary>A facet of the catalogue's schema.</summary>
    [Id(3)]
    public required string Facet { get; init; }

    [Id(4)]
    public ComparisonOperator Operator { get; init; }

    [Id(5)]
    public required Operand Value { get; init; }

    [Id(6)]
    public PreferenceScope Scope { get; init; }

    /// <summary>The words of the command that said it; empty for one that was made by hand.</summary>
    [Id(7)]
    public string Quote { get; init; } = "";

    /// <summary>The command that said it; empty for one that was made by hand.</summary>
    [Id(8)]
    public string CommandId { get; init; } = "";

    [Id(9)]
    public DateTimeOffset At { get; init; }

    /// <summary>When it stops holding; null: until it is withdrawn.</summary>
    [Id(10)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsExpired(DateTimeOffset now) => ExpiresAt is { } end && end <= now;
}
