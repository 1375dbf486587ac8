using System.Text.Json.Serialization;

namespace RecOrleans.Commands;

[JsonConverter(typeof(CamelCaseEnumConverter<CommandState>))]
public enum CommandState
{
    /// <summary>Stored for good, not yet handled.</summary>
    Accepted,

    /// <summary>Handled; the policy is the one that came of it.</summary>
    Applied,

    /// <summary>Handled, and nothing was changed; the status says why.</summary>
    Refused,
}
