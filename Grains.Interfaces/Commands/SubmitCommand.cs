namespace RecOrleans.Commands;

/// <summary>A command as the user gave it.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.SubmitCommand")]
public sealed record SubmitCommand
{
    /// <summary>Longest command, in characters.</summary>
    public const int MaxTextLength = 1000;

    /// <summary>1 to <see cref="MaxTextLength"/> characters, not blank, no control characters but white space.</summary>
    [Id(0)]
    public required string Text { get; init; }

    /// <summary>The catalogue it speaks about; null: the default one.</summary>
    [Id(1)]
    public string? Catalog { get; init; }

    /// <summary>The feed that the user was looking at, so that "the second one" is clear; null: the latest.</summary>
    [Id(2)]
    public string? FeedId { get; init; }

    /// <summary>The caller's own id, at most 64 characters; the same id again is the same command. Null: one is made.</summary>
    [Id(3)]
    public string? CommandId { get; init; }
}
