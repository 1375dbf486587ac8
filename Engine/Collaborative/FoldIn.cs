using System.Numerics.Tensors;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Text;
using RecOrleans.Engine.Tools;
using RecOrleans.Policies;
using RecOrleans.Retrieval;

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
        var matcher = ToolRegistry.BuiltIn.FindArguments<MatcherArguments>(policy, ToolNames.Matcher);
        var intent = matcher is null or { Likes.IsDefault: true } ? null : ActiveIntent.Embed(matcher.Likes, encoder);
        return UserVector(model.Collaborative, history, intent, (float)(matcher?.Temperature ?? 1), now);
    }

    /// <summary>The user's vector by recency alone, without an active intent.</summary>
    public static float[]? UserVector(IalsModel model, IReadOnlyList<HistoryEntry> history, DateTimeOffset now) => UserVector(model, history, intent: null, temperature: 1, now);

    private static float[]? UserVector(IalsModel model, IReadOnlyList<HistoryEntry> history, float[]? intent, float temperature, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(history);
        var positives = LatestPositives(history, model.Dimensions);
        if (positives.Length == 0) return null;

        var weights = Recency(positives, now);
        if (intent is not null) Attend(positives, intent, temperature, weights);
        for (var i = 0; i < weights.Length; i++) weights[i] *= positives[i].Weight;
        return Solve(model, [.. positives.Select(positive => positive.Vectors.Factors)], weights);
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

    /// <summary>Newest first, at most <see cref="HistoryLength"/>; an item counts once, with its most deliberate deed, and not at all when the latest judgement is a bad one.</summary>
    private static Positive[] LatestPositives(IReadOnlyList<HistoryEntry> history, int dimensions)
    {
        var positives = new Dictionary<string, Positive>(StringComparer.Ordinal);
        foreach (var entry in history.Where(entry => entry.Vectors.Factors.Length == dimensions).OrderBy(entry => entry.At))
        {
            var weight = Deliberateness.Weight(entry.Kind, entry.Value);
            if (weight > 0) positives[entry.Vectors.ItemId] = new Positive(entry.Vectors, Math.Max(weight, positives.GetValueOrDefault(entry.Vectors.ItemId).Weight), entry.At);
            else positives.Remove(entry.Vectors.ItemId);
        }

        return
        [
            .. positives.Values
                .OrderByDescending(positive => positive.At)
                .ThenBy(positive => positive.Vectors.ItemId, StringComparer.Ordinal)
                .Take(HistoryLength),
        ];
    }

    private static float[] Recency(Positive[] newestFirst, DateTimeOffset now)
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

    private static void Attend(Positive[] positives, float[] intent, float temperature, Span<float> weights)
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

    /// <param name="Vectors">The item.</param>
    /// <param name="Weight">Deliberateness.</param>
    /// <param name="At">The latest deed.</param>
    private readonly record struct Positive(ItemVectors Vectors, float Weight, DateTimeOffset At);
}
