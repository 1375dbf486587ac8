using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RecOrleans.Commands;

namespace RecOrleans.Client.Api;

/// <summary>Where a command stands, as <c>GET /v1/users/{user}/commands/{commandId}</c> answers it.</summary>
/// <remarks>While it waits, <c>answeredBy</c>, <c>answer</c> and <c>policyVersion</c> are null.</remarks>
public sealed record CommandStatusAnswer(
    string CommandId,
    CommandState Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? AnsweredBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] CommandAnswer? Answer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? PolicyVersion,
    string? Refusal,
    string? FallbackReason,
    ImmutableArray<string> Notes,
    string Catalog,
    string Text,
    DateTimeOffset At)
{
    public static CommandStatusAnswer Of(CommandStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return new CommandStatusAnswer(
            status.CommandId, status.Status, status.AnsweredBy, status.Answer, status.PolicyVersion, status.Refusal, status.FallbackReason, status.Notes,
            status.Catalog, status.Text, status.At);
    }
}
