using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Catalogs;

/// <summary>What is learnt from one version of a catalogue as a whole: every shard and every fold-in shares it, so that scores of different shards compare.</summary>
public sealed record CatalogModel
{
    public required long Version { get; init; }

    /// <summary>Collaborative item vectors by item id, and what a fold-in needs.</summary>
    public required IalsModel Collaborative { get; init; }

    /// <summary>Mean and covariance of the items' text embeddings: turns a similarity into standard deviations.</summary>
    public required VectorMoments EmbeddingMoments { get; init; }

    /// <summary>Every item's text embedding, so that a shard can look for items near one that lives elsewhere.</summary>
    public required QuantisedVectors Embeddings { get; init; }

    /// <summary>What the catalogue's own use says of its words.</summary>
    public required WordProfiles WordProfiles { get; init; }

    /// <summary>Item id -> popularity: mean and deviation over the catalogue removed from log(1 + interactions).</summary>
    public required IReadOnlyDictionary<string, float> Popularity { get; init; }

    /// <summary>Item id -> recency-weighted popularity (half-life 30 days before the log's end), standardised like <see cref="Popularity"/>.</summary>
    public required IReadOnlyDictionary<string, float> Trend { get; init; }

    /// <summary>Number, date or ordered facet -> how its values are spread.</summary>
    public required IReadOnlyDictionary<string, NumberSpread> Spreads { get; init; }
}
