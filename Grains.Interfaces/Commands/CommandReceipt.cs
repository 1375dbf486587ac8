namespace RecOrleans.Commands;

/// <summary>The acknowledgement of a command: from here on it cannot be lost.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.CommandReceipt")]
public sealed record CommandReceipt([property: Id(0)] string CommandId, [property: Id(1)] CommandState Status);
