using System.Numerics.Tensors;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Collaborative;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;
using RecOrleans.Interactions;

namespace RecOrleans.Engine.Catalogs;

/// <summary>Learns what a catalogue's shards and fold-ins share. Seconds for a hundred thousand interactions; run it off a grain's turn.</summary>
public static class CatalogModelTrainer
{
    /// <summary>Moments are taken over at most this many items, evenly spaced in the order of ids: more change nothing that matters.</summary>
    private const int SampledItems = 50_000;

    /// <summary>An interaction counts half as recent when it is this much older.</summary>
    private static readonly TimeSpan TrendHalfLife = TimeSpan.FromDays(30);

    /// <param name="schema">The catalogue's facets.</param>
    /// <param name="items">All items; ids are unique.</param>
    /// <param name="interactions">The log; lines about unknown items are passed over.</param>
    /// <param name="encoder">Reads the items' texts.</param>
    /// <param name="version">The catalogue's version.</param>
    /// <param name="cancellationToken">Ends the training between two rows.</param>
    public static CatalogModel Train(
        CatalogSchema schema,
        IReadOnlyList<Item> items,
        IReadOnlyList<LoggedInteraction> interactions,
        ITextEncoder encoder,
        long version,
        CancellationToken cancellationToken) =>
        Train(schema, items, interactions, encoder, version, new IalsOptions(), cancellationToken);

    /// <inheritdoc cref="Train(CatalogSchema, IReadOnlyList{Item}, IReadOnlyList{LoggedInteraction}, ITextEncoder, long, CancellationToken)"/>
    /// <param name="schema">The catalogue's facets.</param>
    /// <param name="items">All items; ids are unique.</param>
    /// <param name="interactions">The log; lines about unknown items are passed over.</param>
    /// <param name="encoder">Reads the items' texts.</param>
    /// <param name="version">The catalogue's version.</param>
    /// <param name="options">Hyper-parameters of the factorisation.</param>
    /// <param name="cancellationToken">Ends the training between two rows.</param>
    public static CatalogModel Train(
        CatalogSchema schema,
        IReadOnlyList<Item> items,
        IReadOnlyList<LoggedInteraction> interactions,
        ITextEncoder encoder,
        long version,
        IalsOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(encoder);
        Item[] sorted = [.. items.OrderBy(item => item.Id, StringComparer.Ordinal)];
        var index = new Dictionary<string, int>(sorted.Length, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++) index.Add(sorted[i].Id, i);
        LoggedInteraction[] known = [.. interactions.Where(interaction => index.ContainsKey(interaction.ItemId))];

        var embeddings = new float[sorted.Length * encoder.Dimensions];
        for (var i = 0; i < sorted.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            encoder.Encode(ItemText.Of(schema, sorted[i]), embeddings.AsSpan(i * encoder.Dimensions, encoder.Dimensions));
        }

        return new CatalogModel
        {
            Version = version,
            Collaborative = Ials.Train([.. Positives(known)], options, cancellationToken),
            EmbeddingMoments = VectorMoments.Of(Sample(embeddings, encoder.Dimensions), encoder.Dimensions),
            Embeddings = QuantisedVectors.Of(index, embeddings, encoder.Dimensions),
            WordProfiles = WordProfiles.Of(schema, sorted, embeddings, encoder.Dimensions),
            Popularity = Standardised(sorted, Counts(known, index, static _ => 1)),
            Trend = Standardised(sorted, Counts(known, index, Recency(known))),
            Spreads = schema.Facets
                .Where(facet => FacetNumbers.IsComparable(facet.Kind))
                .ToDictionary(facet => facet.Name, facet => Spread(sorted, facet), StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>A later dislike or low rating takes an earlier positive of the same user and item back.</summary>
    private static IEnumerable<PositiveInteraction> Positives(LoggedInteraction[] interactions)
    {
        var weights = new Dictionary<(string User, string Item), float>();
        foreach (var interaction in interactions.OrderBy(interaction => interaction.At))
        {
            var pair = (interaction.UserId, interaction.ItemId);
            var weight = Deliberateness.Weight(interaction.Kind, interaction.Value);
            weights[pair] = weight > 0 ? Math.Max(weights.GetValueOrDefault(pair), weight) : 0;
        }

        return weights.Where(pair => pair.Value > 0).Select(pair => new PositiveInteraction(pair.Key.User, pair.Key.Item, pair.Value));
    }

    private static Func<LoggedInteraction, double> Recency(LoggedInteraction[] interactions)
    {
        var end = interactions.Length == 0 ? default : interactions.Max(interaction => interaction.At);
        return interaction => double.Exp2(-((end - interaction.At) / TrendHalfLife));
    }

    /// <summary>Whatever a user did counts, unless it says that the item is bad.</summary>
    private static double[] Counts(LoggedInteraction[] interactions, Dictionary<string, int> index, Func<LoggedInteraction, double> weight)
    {
        var counts = new double[index.Count];
        foreach (var interaction in interactions)
            if (Deliberateness.Weight(interaction.Kind, interaction.Value) > 0)
                counts[index[interaction.ItemId]] += weight(interaction);
        return counts;
    }

    private static Dictionary<string, float> Standardised(Item[] items, double[] counts)
    {
        var logs = Array.ConvertAll(counts, count => (float)Math.Log(1 + count));
        var mean = logs.Length == 0 ? 0 : TensorPrimitives.Average<float>(logs);
        var standardisation = new Standardisation(mean, logs.Length == 0 ? 0 : TensorPrimitives.StdDev<float>(logs));
        var result = new Dictionary<string, float>(items.Length, StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++) result.Add(items[i].Id, standardisation.Of(logs[i]));
        return result;
    }

    private static NumberSpread Spread(Item[] items, Facet facet) => NumberSpread.Of([.. items.SelectMany(item => ShardRows.NumbersOf(item, facet))]);

    private static ReadOnlySpan<float> Sample(float[] rows, int dimensions)
    {
        var count = rows.Length / dimensions;
        if (count <= SampledItems) return rows;
        var sample = new float[SampledItems * dimensions];
        for (var i = 0; i < SampledItems; i++)
            rows.AsSpan((int)((long)i * count / SampledItems) * dimensions, dimensions).CopyTo(sample.AsSpan(i * dimensions));
        return sample;
    }
}
