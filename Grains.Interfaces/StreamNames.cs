namespace RecOrleans;

/// <summary>Names of the streams; a stream's key is the user's id.</summary>
public static class StreamNames
{
    /// <summary>The stream provider of the product.</summary>
    public const string Provider = "streams";

    /// <summary>Namespace: ids of stored commands on their way to the planner (<see cref="string"/>). Events may be lost; the user's inbox may not.</summary>
    public const string Commands = "commands";

    /// <summary>Namespace: <see cref="Feeds.UserEvent"/>s on their way to whoever watches.</summary>
    public const string Feeds = "feeds";
}
