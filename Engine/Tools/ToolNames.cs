namespace RecOrleans.Engine.Tools;

/// <summary>Registered names of the tools, as they stand in a <see cref="RecOrleans.Policies.ToolCall"/>.</summary>
public static class ToolNames
{
    public const string Exclude = "exclude";
    public const string Filter = "filter";
    public const string Matcher = "matcher";
    public const string Attenuator = "attenuator";
    public const string Similar = "similar";
    public const string Trending = "trending";
    public const string Fresh = "fresh";
    public const string Explorer = "explorer";
    public const string Aggregator = "aggregator";
    public const string Diversifier = "diversifier";
}
