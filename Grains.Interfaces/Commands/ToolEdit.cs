namespace RecOrleans.Commands;

/// <summary>A wish about the feed as a whole: <c>explore</c>, <c>diversify</c>, <c>trending</c> or <c>fresh</c>.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.ToolEdit")]
public sealed record ToolEdit : Edit
{
    /// <summary>The names that a command may wish for.</summary>
    public static readonly IReadOnlyList<string> Names = ["explore", "diversify", "trending", "fresh"];

    [Id(0)]
    public required string Tool { get; init; }
}
