using RecOrleans.Commands;

namespace RecOrleans.Feeds;

/// <summary>Something that a user's page wants to know at once; travels on the stream <see cref="StreamNames.Feeds"/>.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.UserEvent")]
public sealed record UserEvent
{
    [Id(0)]
    public required UserEventKind Kind { get; init; }

    [Id(1)]
    public required string Catalog { get; init; }

    [Id(2)]
    public required long PolicyVersion { get; init; }

    /// <summary>The command's new status, for <see cref="UserEventKind.Command"/>.</summary>
    [Id(3)]
    public CommandStatus? Command { get; init; }
}
