namespace RecOrleans.Feeds;

/// <summary>A hard like that could not be kept for every item of the page.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.Relaxation")]
public sealed record Relaxation([property: Id(0)] string PreferenceId, [property: Id(1)] string Reason);
