namespace RecOrleans.Commands;

/// <summary>Withdraws everything.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.ClearEdit")]
public sealed record ClearEdit : Edit;
