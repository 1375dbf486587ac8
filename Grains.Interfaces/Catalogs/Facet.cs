using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RecOrleans.Catalogs;

/// <summary>One attribute of a catalogue's items, as its schema declares it.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.Facet")]
public sealed record Facet
{
    /// <summary>Lower-case name, unique in the schema: <c>genre</c>, <c>runtime</c>.</summary>
    [Id(0)]
    public required string Name { get; init; }

    [Id(1)]
    public required FacetKind Kind { get; init; }

    /// <summary>The legal values of a closed or ordered facet (ascending there); known values, if any, of an open one.</summary>
    [Id(2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonConverter(typeof(FacetWordsJsonConverter))]
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Unit of a number: <c>minutes</c>, <c>USD</c>.</summary>
    [Id(3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>Lowest legal number, where the schema bounds it.</summary>
    [Id(4)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Low { get; init; }

    /// <summary>Highest legal number, where the schema bounds it.</summary>
    [Id(5)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? High { get; init; }

    /// <summary>True when an item may hold several values.</summary>
    [Id(6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Multi { get; init; }

    /// <summary>Other words for a value: what people say -> the value.</summary>
    [Id(7)]
    public ImmutableDictionary<string, string> Synonyms { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Facets whose values this one stands for: <c>person</c> covers <c>actor</c> and <c>director</c>. Items hold values of the covered facets only.</summary>
    [Id(8)]
    public ImmutableArray<string> Covers { get; init; } = [];

    /// <summary>The value for which people say that word (letter case aside), or null where the schema knows no such other word.</summary>
    public string? Meant(string word)
    {
        foreach (var (said, value) in Synonyms)
            if (string.Equals(said, word, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}
