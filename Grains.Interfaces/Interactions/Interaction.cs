using System.Text.Json.Serialization;

namespace RecOrleans.Interactions;

/// <summary>One deed of a user.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.Interaction")]
public sealed record Interaction
{
    [Id(0)]
    public required string ItemId { get; init; }

    [Id(1)]
    public required InteractionKind Kind { get; init; }

    /// <summary>Stars 0..5 for a rating; otherwise unused.</summary>
    [Id(2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Value { get; init; }

    /// <summary>When; null: now.</summary>
    [Id(3)]
    public DateTimeOffset? At { get; init; }

    /// <summary>Null: the default catalogue.</summary>
    [Id(4)]
    public string? Catalog { get; init; }
}
