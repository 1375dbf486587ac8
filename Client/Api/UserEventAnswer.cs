using RecOrleans.Feeds;

namespace RecOrleans.Client.Api;

/// <summary>The data of one server-sent event; the event's name is <paramref name="Kind"/>.</summary>
/// <param name="Kind">feed: ask for the feed again; command: a command moved on; preferences: the memory changed.</param>
/// <param name="Catalog">The catalogue that it concerns.</param>
/// <param name="PolicyVersion">The policy in force.</param>
/// <param name="Command">The command's new status, for <c>command</c>.</param>
public sealed record UserEventAnswer(UserEventKind Kind, string Catalog, long PolicyVersion, CommandStatusAnswer? Command)
{
    public static UserEventAnswer Of(UserEvent value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new UserEventAnswer(value.Kind, value.Catalog, value.PolicyVersion, value.Command is { } command ? CommandStatusAnswer.Of(command) : null);
    }
}
