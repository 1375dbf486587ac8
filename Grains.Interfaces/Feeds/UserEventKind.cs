using System.Text.Json.Serialization;

namespace RecOrleans.Feeds;

[JsonConverter(typeof(CamelCaseEnumConverter<UserEventKind>))]
public enum UserEventKind
{
    /// <summary>The policy or the history changed: ask for the feed again.</summary>
    Feed,

    /// <summary>A command moved on.</summary>
    Command,

    /// <summary>The memory changed.</summary>
    Preferences,
}
