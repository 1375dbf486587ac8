using System.Numerics.Tensors;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>A free text as a soft wish: 0..1 by what an item says and by what it is like, so that it weighs as much as a facet.</summary>
/// <remarks>
/// <code>
/// said(i) = share of the text's words that i says, each counting its rarity
/// near(i) = clamp((z_i - 1) / 3), z_i = similarity in standard deviations of the catalogue with the text's embedding and, in equal parts, its words' profiles
/// satisfaction(i) = 0.85 max(said, 0.8 near) + 0.15 near
/// </code>
/// An item that says the words beats one that is merely near; among those that say them, the nearer comes first.
/// </remarks>
internal sealed class TextWish
{
    /// <summary>In standard deviations: up to one is ordinary, from four on nearer counts no more.</summary>
    private const float Ordinary = 1, Near = 4;

    private const float NearnessShare = 0.15f;

    /// <summary>What nearness alone can stand in for, of having said it.</summary>
    private const float NearnessWorth = 0.8f;

    private readonly ShardRows _rows;
    private readonly (int Stem, float Share)[] _words;
    private readonly float[] _query;
    private readonly Standardisation _standardisation;

    public TextWish(ShardRows rows, string text, float weight)
    {
        _rows = rows;
        Weight = weight;
        var stems = rows.Model.WordProfiles.StemsOf(Canonical(rows.Schema, text)).Distinct(StringComparer.Ordinal).Where(stem => !Words.Stems(rows.Schema.Catalog).Contains(stem)).ToArray();
        var profiles = rows.Model.WordProfiles;
        var total = stems.Sum(profiles.Rarity);
        _words = [.. stems.Select(stem => (rows.Stems.Find(stem), profiles.Rarity(stem) / total))];
        _query = Query(rows, text, stems);
        _standardisation = rows.Model.EmbeddingMoments.For(_query);
    }

    public float Weight { get; }

    public float Satisfaction(int row)
    {
        var deviations = _standardisation.Of(TensorPrimitives.Dot(_query, _rows.EmbeddingSpan(row)));
        var near = Math.Clamp((deviations - Ordinary) / (Near - Ordinary), 0, 1);
        return (1 - NearnessShare) * Math.Max(Said(row), NearnessWorth * near) + NearnessShare * near;
    }

    private float Said(int row)
    {
        float said = 0;
        foreach (var (stem, share) in _words)
            if (_rows.Stems.Holds(row, stem))
                said += share;
        return said;
    }

    /// <summary>What people say -> the schema's value, where the whole text is a facet's synonym ("funny" -> "comedy"): items say the value.</summary>
    private static string Canonical(CatalogSchema schema, string text)
    {
        foreach (var facet in schema.Facets)
            if (facet.Meant(text) is { } value)
                return value;
        return text;
    }

    /// <summary>Both senses of the text, scaled so that neither spreads the catalogue wider than the other.</summary>
    private static float[] Query(ShardRows rows, string text, string[] stems)
    {
        var query = new float[rows.Encoder.Dimensions];
        rows.Encoder.Encode(text, query);
        Scale(rows, query);

        var use = new float[query.Length];
        var direction = new float[query.Length];
        foreach (var stem in stems)
            if (rows.Model.WordProfiles.TryRead(stem, rows.Model.EmbeddingMoments, direction))
            {
                VectorMath.Normalise(direction, direction);
                TensorPrimitives.MultiplyAdd(direction, rows.Model.WordProfiles.Rarity(stem), use, use);
            }

        Scale(rows, use);
        TensorPrimitives.Add(query, use, query);
        return query;
    }

    private static void Scale(ShardRows rows, float[] query)
    {
        var deviation = rows.Model.EmbeddingMoments.For(query).Deviation;
        if (deviation > 0) TensorPrimitives.Divide(query, deviation, query);
    }
}
