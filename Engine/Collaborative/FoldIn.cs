using System.Numerics.Tensors;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Text;
using RecOrleans.Engine.Tools;
using RecOrleans.Policies;

namespace RecOrleans.Engine.Collaborative;

/// <summary>Makes a user's collaborative vector at request time: the user's half-step of iALS over the weighted history.</summary>
/// <remarks>
/// Active-intent-aware (recbot.md, s_aia): w_j = deliberateness_j x recency_j x n softmax_j(e(P+).e_j / tau), so that a history is read through what is wanted now.
/// n keeps the weights' mean at one; without an active intent the attention is one everywhere.
/// </remarks>
public static class FoldIn
{
    /// <summary>Only the latest this many positives count.</summary>
    public const int HistoryLength = 50;

    /// <summary>A deed counts half of one that has this many positives fewer after it.</summary>
    public const double HalfLifeInDeeds = 20;

    /// <summary>A deed counts half of one that is this much younger.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(365);

    /// <summary>Attention cannot give one deed more than this, so that a single film never is the whole user.</summary>
    public const float MaxAttention = 8;

    /// <summary>The user's vector (d floats), or null when nothing in the history is a positive that the model knows.</summary>
    /// <param name="model">Of the catalogue's served version.</param>
    /// <param name="history">Any order; negatives and unknown items are passed over.</param>
    /// <param name="policy">Its Matcher says what the active intent is; without one, recency alone decides.</param>
    /// <param name="encoder">The encoder that made the items' embeddings.</param>
    /// <param name="now">Ages are counted from here.</param>
    public static float[]? UserVector(CatalogModel model, IReadOnlyList<HistoryEntry> history, FeedPolicy policy, ITextEncoder encoder, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(encoder);
        var positives = LatestPositives(history, model.Collaborative.Dimensions);
        if (positives.Length == 0) return null;

        var weights = Recency(positives, now);
        if (ToolRegistry.BuiltIn.FindArguments<MatcherArguments>(policy, ToolNames.Matcher) is { } matcher
            && ActiveIntent.Embed(matcher.Likes, encoder) is { } intent)
            Attend(positives, intent, (float)matcher.Temperature, weights);

        for (var i = 0; i < weights.Length; i++) weights[i] *= Deliberateness.Weight(positives[i].Kind, positives[i].Value);
        return Solve(model.Collaborative, [.. positives.Select(entry => entry.Vectors.Factors)], weights);
    }

    /// <summary>The half-step of iALS: the vector that best explains these items with these weights.</summary>
    /// <param name="model">Item side.</param>
    /// <param name="factors">d floats each.</param>
    /// <param name="weights">One per item, zero or more.</param>
    public static float[] Solve(IalsModel model, ReadOnlySpan<ReadOnlyMemory<float>> factors, ReadOnlySpan<float> weights)
    {
        ArgumentNullException.ThrowIfNull(model);
        var equations = new NormalEquations(model.Dimensions);
        equations.Reset(model.Gram.Span);
        for (var i = 0; i < factors.Length; i++) equations.Add(factors[i].Span, weights[i], weights[i]);

        var frequency = TensorPrimitives.Sum(weights) + model.UnobservedWeight * model.Factors.Count;
        var vector = new float[model.Dimensions];
        equations.Solve(model.Regularisation * MathF.Pow(frequency, model.RegularisationExponent), vector);
        return vector;
    }

    /// <summary>Newest first, at most <see cref="HistoryLength"/>; of several deeds with one item the newest.</summary>
    private static HistoryEntry[] LatestPositives(IReadOnlyList<HistoryEntry> history, int dimensions)
    {
        var latest = new Dictionary<string, HistoryEntry>(StringComparer.Ordinal);
        foreach (var entry in history)
            if (!latest.TryGetValue(entry.Vectors.ItemId, out var known) || known.At <= entry.At)
                latest[entry.Vectors.ItemId] = entry;

        return
        [
            .. latest.Values
                .Where(entry => entry.Vectors.Factors.Length == dimensions && Deliberateness.Weight(entry.Kind, entry.Value) > 0)
                .OrderByDescending(entry => entry.At)
                .ThenBy(entry => entry.Vectors.ItemId, StringComparer.Ordinal)
                .Take(HistoryLength),
        ];
    }

    private static float[] Recency(HistoryEntry[] newestFirst, DateTimeOffset now)
    {
        // Counted from the newest deed: someone who comes back after years is read as strongly as on the day they left.
        var reference = Min(newestFirst[0].At, now);
        var weights = new float[newestFirst.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var age = reference - Min(newestFirst[i].At, reference);
            weights[i] = (float)double.Exp2(-i / HalfLifeInDeeds - age / HalfLife);
        }

        return weights;
    }

    private static void Attend(HistoryEntry[] positives, float[] intent, float temperature, Span<float> weights)
    {
        var attention = new float[positives.Length];
        for (var i = 0; i < attention.Length; i++)
        {
            var embedding = positives[i].Vectors.Embedding.Span;
            attention[i] = embedding.Length == intent.Length ? TensorPrimitives.Dot(embedding, intent) / temperature : 0;
        }

        TensorPrimitives.SoftMax<float>(attention, attention);
        for (var i = 0; i < attention.Length; i++) weights[i] *= Math.Min(MaxAttention, attention.Length * attention[i]);
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
