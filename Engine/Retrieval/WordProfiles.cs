using System.Numerics.Tensors;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Retrieval;

/// <summary>What a catalogue's own use says of its words: how rare each is, and what the items that say it are like.</summary>
/// <remarks>
/// A word's embedding knows its relatives but not its sense here: "light" stands nearest to "dark", and films that say "light" are romantic comedies. The mean embedding of
/// the items that say a word (pseudo-relevance feedback, Rocchio 1971) knows. It is taken over the whole catalogue, so that every shard reads a wish alike.
/// </remarks>
/// <param name="items">Items of the catalogue.</param>
/// <param name="frequencies">One a word: items that say it.</param>
/// <param name="means">Stem -> mean embedding of those items.</param>
public sealed class WordProfiles(int items, int[] frequencies, QuantisedVectors means)
{
    /// <summary>Words of fewer items say nothing reliable about them.</summary>
    private const int FewestItems = 3;

    /// <summary>The most frequent are kept: 5 MB of means at most.</summary>
    private const int MostWords = 20_000;

    internal int Items => items;

    internal ReadOnlySpan<int> Frequencies => frequencies;

    internal QuantisedVectors Means => means;

    /// <summary>Learns from every item.</summary>
    /// <param name="schema">The catalogue's facets.</param>
    /// <param name="catalog">All items.</param>
    /// <param name="embeddings">Their embeddings, laid end to end in the same order.</param>
    /// <param name="dimensions">Floats an embedding.</param>
    public static WordProfiles Of(CatalogSchema schema, IReadOnlyList<Item> catalog, float[] embeddings, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(embeddings);
        string[][] stems = [.. catalog.Select(item => Words.Stems(ItemText.Description(schema, item)).Distinct(StringComparer.Ordinal).ToArray())];
        var kept = stems.SelectMany(words => words).CountBy(word => word, StringComparer.Ordinal)
            .Where(word => word.Value >= FewestItems)
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(MostWords).ToArray();
        var index = new Dictionary<string, int>(kept.Length, StringComparer.Ordinal);
        foreach (var (word, _) in kept) index.Add(word, index.Count);

        var sums = new float[kept.Length * dimensions];
        for (var item = 0; item < stems.Length; item++)
            foreach (var stem in stems[item])
                if (index.TryGetValue(stem, out var word))
                {
                    var sum = sums.AsSpan(word * dimensions, dimensions);
                    TensorPrimitives.Add(sum, embeddings.AsSpan(item * dimensions, dimensions), sum);
                }

        for (var word = 0; word < kept.Length; word++)
        {
            var sum = sums.AsSpan(word * dimensions, dimensions);
            TensorPrimitives.Divide(sum, kept[word].Value, sum);
        }

        return new WordProfiles(catalog.Count, Array.ConvertAll(kept, word => word.Value), QuantisedVectors.Of(index, sums, dimensions));
    }

    /// <summary>Stems of a wish in this catalogue's words: an adjective that nobody says stands for its noun ("gory" for "gore").</summary>
    public IEnumerable<string> StemsOf(string text) => Words.Stems(text).Select(stem =>
        stem.EndsWith('y') && !means.Index.ContainsKey(stem) && means.Index.ContainsKey(stem[..^1]) ? stem[..^1] : stem);

    /// <summary>Inverse document frequency of a stem, above zero; the highest for one that next to nobody says.</summary>
    public float Rarity(string stem) => MathF.Log(1 + items / (float)(means.Index.TryGetValue(stem, out var word) ? frequencies[word] : FewestItems - 1));

    /// <summary>Writes what sets the items that say the word apart from the catalogue's mean; false where too few say it.</summary>
    public bool TryRead(string stem, VectorMoments catalog, Span<float> direction)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        if (!means.TryRead(stem, direction)) return false;
        TensorPrimitives.Subtract(direction, catalog.Mean.Span, direction);
        return true;
    }
}
