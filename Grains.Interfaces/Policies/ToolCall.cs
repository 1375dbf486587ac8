namespace RecOrleans.Policies;

/// <summary>One step of a tool chain.</summary>
/// <param name="Tool">The tool's registered name: <c>filter</c>, <c>matcher</c>, ...</param>
/// <param name="Arguments">Its arguments as a JSON object that the tool's schema accepts.</param>
/// <param name="Line">The call in words, one line, for people.</param>
[GenerateSerializer, Immutable, Alias("RecOrleans.ToolCall")]
public sealed record ToolCall([property: Id(0)] string Tool, [property: Id(1)] string Arguments, [property: Id(2)] string Line);
