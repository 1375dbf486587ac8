using System.Text.Json.Serialization;

namespace RecOrleans.Commands;

/// <summary>What a command is to the memory (RecBot's feedback types).</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Feedback>))]
public enum Feedback
{
    /// <summary>Adds something compatible: integrate.</summary>
    New,

    /// <summary>Takes back or contradicts something in memory: resolve.</summary>
    Conflict,

    /// <summary>The user is pleased: preserve.</summary>
    Satisfied,

    /// <summary>Chatter or a question: preserve.</summary>
    Neutral,
}
