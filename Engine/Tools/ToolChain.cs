using System.Buffers;
using System.Collections.Immutable;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Policies;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>A policy bound to one shard: filter, score, take the top. Immutable; any number of searches may run it at once.</summary>
internal sealed class ToolChain
{
    private readonly ShardRows _rows;
    private readonly ImmutableArray<IRowFilter> _filters;
    private readonly ImmutableArray<IRowScorer> _scorers;
    private readonly ImmutableArray<ReportedLike> _likes;
    private readonly int? _top;
    private readonly int _embeddedHead;

    private ToolChain(ShardRows rows, ImmutableArray<BoundTool> tools)
    {
        _rows = rows;
        _filters = [.. tools.Select(tool => tool.Filter).OfType<IRowFilter>()];
        _scorers = [.. tools.SelectMany(tool => tool.Scorers)];
        _likes = [.. tools.SelectMany(tool => tool.Likes).DistinctBy(like => like.PreferenceId)];
        _top = tools.Min(tool => tool.Top);
        _embeddedHead = tools.Max(tool => (int?)tool.EmbeddedHead) ?? 0;
    }

    /// <exception cref="RequestException">An unknown tool, or arguments that it refuses.</exception>
    public static ToolChain Bind(FeedPolicy policy, ShardRows rows, ToolRegistry registry) =>
        new(rows, [.. policy.Tools.Select(call => registry.Find(call.Tool).Bind(registry.Check(call), rows))]);

    /// <param name="query">The search.</param>
    /// <param name="levels">Scratch, one a row.</param>
    /// <param name="cancellationToken">Looked at between two steps.</param>
    public ShardResult Run(ShardQuery query, Span<short> levels, CancellationToken cancellationToken)
    {
        levels.Clear();
        foreach (var filter in _filters)
        {
            filter.Apply(query, levels);
            cancellationToken.ThrowIfCancellationRequested();
        }

        var kept = levels.Count((short)0);
        var count = Math.Max(0, Math.Min(query.Count, _top ?? int.MaxValue));
        var highest = HighestLevelNeeded(levels, count);
        var survivors = levels.Length - levels.CountAbove(highest);
        var rows = ArrayPool<int>.Shared.Rent(survivors);
        var scorers = _scorers.Where(scorer => scorer.Applies(query)).ToArray();
        var parts = ArrayPool<float>.Shared.Rent(survivors * scorers.Length);
        try
        {
            var length = 0;
            for (var row = 0; row < levels.Length; row++)
                if (levels[row] <= highest)
                    rows[length++] = row;
            parts.AsSpan(0, survivors * scorers.Length).Clear();
            for (var part = 0; part < scorers.Length; part++)
            {
                scorers[part].Score(query, rows.AsSpan(0, survivors), parts.AsSpan(part * survivors, survivors));
                cancellationToken.ThrowIfCancellationRequested();
            }

            var best = new TopRanked(count);
            for (var k = 0; k < survivors; k++) best.Offer(new RankedRow(levels[rows[k]], Total(parts, k, survivors, scorers.Length), k));
            return new ShardResult(Propose(best.Ordered(), rows, parts, survivors, scorers), kept);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rows);
            ArrayPool<float>.Shared.Return(parts);
        }
    }

    /// <summary>Rows that need more relaxation than the first <paramref name="count"/> need not be scored.</summary>
    private static short HighestLevelNeeded(ReadOnlySpan<short> levels, int count)
    {
        short level = 0;
        while (true)
        {
            var within = levels.Length - levels.CountAbove(level);
            if (within >= count || !levels.TryNextAbove(level, out var next)) return level;
            level = next;
        }
    }

    private static double Total(float[] parts, int k, int stride, int count)
    {
        double total = 0;
        for (var part = 0; part < count; part++) total += parts[part * stride + k];
        return total;
    }

    private ImmutableArray<Candidate> Propose(RankedRow[] ranked, int[] rows, float[] parts, int stride, IRowScorer[] scorers)
    {
        var candidates = ImmutableArray.CreateBuilder<Candidate>(ranked.Length);
        var place = 0;
        for (var k = 0; k < ranked.Length; k++)
        {
            place = k > 0 && ranked[k].Level == ranked[k - 1].Level ? place + 1 : 0;
            candidates.Add(Propose(ranked[k], place < _embeddedHead, rows, parts, stride, scorers));
        }

        return candidates.MoveToImmutable();
    }

    private Candidate Propose(RankedRow ranked, bool isEmbedded, int[] rows, float[] parts, int stride, IRowScorer[] scorers)
    {
        var row = rows[ranked.Index];
        var byName = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        for (var part = 0; part < scorers.Length; part++)
            byName[scorers[part].Part] = byName.GetValueOrDefault(scorers[part].Part) + parts[part * stride + ranked.Index];
        return new Candidate
        {
            Item = _rows.Items[row],
            RelaxationLevel = ranked.Level,
            Score = ranked.Score,
            Parts = byName.ToImmutable(),
            Matched = [.. _likes.Where(like => like.Test.Meets(row)).Select(like => like.PreferenceId)],
            Embedding = isEmbedded ? _rows.Embedding(row) : default,
        };
    }
}
