namespace RecOrleans.Commands;

/// <summary>Withdraws the preference with this id.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.RemoveEdit")]
public sealed record RemoveEdit : Edit
{
    [Id(0)]
    public required string Id { get; init; }
}
