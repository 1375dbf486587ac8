using System.Collections.Immutable;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Drops what must not come back.</summary>
internal sealed class Exclude() : Tool<ExcludeArguments>(
    ToolNames.Exclude,
    "Drops items: what the user has consumed or disliked, and items by name.",
    """
    {"type":"object","additionalProperties":false,"required":["consumed"],"properties":{
      "consumed":{"type":"boolean"},
      "items":{"type":"array","items":{"type":"string"}}}}
    """)
{
    protected override BoundTool Bind(ExcludeArguments arguments, ShardRows rows) => new()
    {
        Filter = new ByName(arguments.Consumed, [.. Present(arguments.Items, rows)], rows),
    };

    private static IEnumerable<int> Present(ImmutableArray<string> items, ShardRows rows) =>
        items.IsDefault ? [] : items.Select(rows.Find).Where(row => row >= 0);

    private sealed class ByName(bool consumed, int[] excluded, ShardRows rows) : IRowFilter
    {
        public void Apply(ShardQuery query, Span<short> levels)
        {
            foreach (var row in excluded) levels[row] = IRowFilter.Dropped;
            if (!consumed) return;
            foreach (var id in query.Consumed)
                if (rows.Find(id) is var row and >= 0)
                    levels[row] = IRowFilter.Dropped;
        }
    }
}
