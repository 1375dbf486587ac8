using System.Collections.Immutable;
using System.Numerics.Tensors;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Hard constraints: keep i where C+(i) = 1 and C-(i) = 0; for the rest, how many likes would have to be given up.</summary>
internal sealed class Filter() : Tool<FilterArguments>(
    ToolNames.Filter,
    "Keeps what meets every hard like (weakest first: the order of relaxation) and no hard dislike.",
    $$$"""
    {"type":"object","additionalProperties":false,"properties":{
      "likes":{"type":"array","items":{{{ArgumentSchema.Constraint}}} },
      "dislikes":{"type":"array","items":{{{ArgumentSchema.Constraint}}} } } }
    """)
{
    protected override BoundTool Bind(FilterArguments arguments, ShardRows rows)
    {
        var likes = arguments.Likes.IsDefault ? [] : arguments.Likes;
        var dislikes = arguments.Dislikes.IsDefault ? [] : arguments.Dislikes;
        RowTest[] must = [.. likes.Select(like => ConstraintBinding.Bind(like, rows, Name))];
        return new BoundTool
        {
            Filter = new Hard([.. Demands(likes, must)], [.. dislikes.Select(dislike => ConstraintBinding.Bind(dislike, rows, Name))], rows.Count),
            Likes = [.. likes.Zip(must, (like, test) => new ReportedLike(like.PreferenceId, test))],
        };
    }

    /// <summary>Alternatives (likes of one group) are one demand, which stands where the last of them stands.</summary>
    private static IEnumerable<Demand> Demands(ImmutableArray<Constraint> likes, RowTest[] tests) => likes
        .Select((like, index) => (Key: like.Group ?? $"\n{index}", Test: tests[index], Level: (short)(index + 1)))
        .GroupBy(like => like.Key)
        .Select(group => new Demand(group.Max(like => like.Level), [.. group.Select(like => like.Test)]))
        .OrderByDescending(demand => demand.Level);

    /// <param name="Level">How many likes are given up when this demand is.</param>
    /// <param name="Alternatives">One of them must hold.</param>
    private sealed record Demand(short Level, RowTest[] Alternatives)
    {
        public bool IsMet(int row)
        {
            foreach (var test in Alternatives)
                if (test.Meets(row))
                    return true;
            return false;
        }
    }

    private sealed class Hard(Demand[] strongestFirst, RowTest[] dislikes, int count) : IRowFilter
    {
        /// <summary>The policy alone decides the levels, so the first search works them out for all; 2 bytes a row.</summary>
        private short[]? _levels;

        public void Apply(ShardQuery query, Span<short> levels) => TensorPrimitives.Max(levels, _levels ??= Fill(), levels);

        private short[] Fill()
        {
            var levels = new short[count];
            for (var row = 0; row < count; row++) levels[row] = IsDisliked(row) ? IRowFilter.Dropped : LevelOf(row);
            return levels;
        }

        private bool IsDisliked(int row)
        {
            foreach (var dislike in dislikes)
                if (dislike.Meets(row))
                    return true;
            return false;
        }

        /// <summary>1 + the index of the last (strongest) like that fails; 0 where none does.</summary>
        private short LevelOf(int row)
        {
            foreach (var demand in strongestFirst)
                if (!demand.IsMet(row))
                    return demand.Level;
            return 0;
        }
    }
}
