using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Sums the parts (the chain does) and keeps the top N.</summary>
internal sealed class Aggregator() : Tool<AggregatorArguments>(
    ToolNames.Aggregator,
    "Sums what the other tools gave and keeps the best.",
    """
    {"type":"object","additionalProperties":false,"required":["top"],"properties":{"top":{"type":"integer","minimum":1,"maximum":1000}}}
    """)
{
    protected override BoundTool Bind(AggregatorArguments arguments, ShardRows rows) => new() { Top = arguments.Top };
}
