using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RecOrleans.Catalogs;

/// <summary>One thing that can be recommended.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.Item")]
public sealed record Item
{
    /// <summary>Unique in its catalogue; at most 64 characters of letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>:</c>.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    /// <summary>Facet name -> its values; a missing facet means unknown. Covering, reference and text facets never stand here.</summary>
    [Id(2)]
    public ImmutableDictionary<string, ImmutableArray<FacetValue>> Facets { get; init; } = ImmutableDictionary<string, ImmutableArray<FacetValue>>.Empty;

    /// <summary>Free description: what the text encoder reads beside title and facets.</summary>
    [Id(3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>The values of a facet; empty where unknown.</summary>
    public ImmutableArray<FacetValue> Values(string facet) => Facets.GetValueOrDefault(facet, []);
}
