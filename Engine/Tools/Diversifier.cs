using System.Collections.Immutable;
using System.Numerics.Tensors;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Maximal marginal relevance (Carbonell, Goldstein 1998) over text embeddings: (1 - s) relevance - s max similarity with what stands above.</summary>
public sealed class Diversifier() : Tool<DiversifierArguments>(
    ToolNames.Diversifier,
    "Trades some relevance for items that differ from those above them.",
    """
    {"type":"object","additionalProperties":false,"required":["strength"],"properties":{"strength":{"type":"number","minimum":0,"maximum":1}}}
    """)
{
    /// <summary>Only so many candidates of a relaxation level are rearranged; nobody sees a difference further down.</summary>
    public const int Head = 60;

    /// <summary>Items nearer than this count as near-identical.</summary>
    public const float NearIdentical = 0.9f;

    /// <summary>A near-identical item does not follow within this many places, where something else is left.</summary>
    public const int Distance = 3;

    private const float RunPenalty = 1;

    protected override BoundTool Bind(DiversifierArguments arguments, ShardRows rows) => new() { EmbeddedHead = arguments.Strength > 0 ? Head : 0 };

    /// <summary>Rearranges ranked candidates within their relaxation levels; no item passes one of a lower level.</summary>
    /// <param name="ranked">Level ascending, score descending.</param>
    /// <param name="strength">s, 0..1.</param>
    public static ImmutableArray<Candidate> Rearrange(ImmutableArray<Candidate> ranked, double strength)
    {
        if (strength <= 0) return ranked;
        var result = ImmutableArray.CreateBuilder<Candidate>(ranked.Length);
        for (var start = 0; start < ranked.Length;)
        {
            var end = start + 1;
            while (end < ranked.Length && ranked[end].RelaxationLevel == ranked[start].RelaxationLevel) end++;
            var head = Math.Min(end, start + Head);
            RearrangeLevel(ranked.AsSpan()[start..head], (float)strength, result);
            result.AddRange(ranked.AsSpan()[head..end]);
            start = end;
        }

        return result.MoveToImmutable();
    }

    private static void RearrangeLevel(ReadOnlySpan<Candidate> candidates, float strength, ImmutableArray<Candidate>.Builder result)
    {
        var (high, low) = (candidates[0].Score, candidates[^1].Score);
        var range = high - low;
        var first = result.Count;
        Span<bool> taken = stackalloc bool[candidates.Length];
        Span<float> nearest = stackalloc float[candidates.Length];
        for (var place = 0; place < candidates.Length; place++)
        {
            var best = -1;
            var bestValue = double.NegativeInfinity;
            for (var i = 0; i < candidates.Length; i++)
            {
                if (taken[i]) continue;
                var relevance = range > 0 ? (candidates[i].Score - low) / range : 1;
                var value = (1 - strength) * relevance - strength * nearest[i] - (ContinuesRun(candidates[i], result, first) ? RunPenalty : 0);
                if (value > bestValue) (best, bestValue) = (i, value);
            }

            taken[best] = true;
            result.Add(candidates[best]);
            for (var i = 0; i < candidates.Length; i++)
                if (!taken[i])
                    nearest[i] = Math.Max(nearest[i], Similarity(candidates[i], candidates[best]));
        }
    }

    private static bool ContinuesRun(Candidate candidate, ImmutableArray<Candidate>.Builder above, int first)
    {
        for (var i = above.Count - 1; i >= Math.Max(first, above.Count - Distance + 1); i--)
            if (Similarity(candidate, above[i]) >= NearIdentical)
                return true;
        return false;
    }

    private static float Similarity(Candidate a, Candidate b) =>
        a.Embedding.Length == b.Embedding.Length && a.Embedding.Length > 0 ? TensorPrimitives.Dot(a.Embedding.Span, b.Embedding.Span) : 0;
}
