namespace RecOrleans.Interactions;

/// <summary>One line of a catalogue's interaction log: what collaborative models are trained on.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.LoggedInteraction")]
public sealed record LoggedInteraction(
    [property: Id(0)] string UserId,
    [property: Id(1)] string ItemId,
    [property: Id(2)] InteractionKind Kind,
    [property: Id(3)] double? Value,
    [property: Id(4)] DateTimeOffset At);
