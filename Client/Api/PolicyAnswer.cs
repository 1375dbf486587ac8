using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Policies;

namespace RecOrleans.Client.Api;

/// <summary>The tool chain in force, as <c>GET /v1/users/{user}/policy</c> answers it.</summary>
public sealed record PolicyAnswer(long PolicyVersion, ImmutableArray<ToolAnswer> Tools, string Catalog)
{
    public static PolicyAnswer Of(FeedPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new PolicyAnswer(policy.PolicyVersion, [.. policy.Tools.Select(ToolAnswer.Of)], policy.Catalog);
    }
}

/// <param name="Tool">The tool's registered name.</param>
/// <param name="Arguments">Its arguments as a JSON object.</param>
/// <param name="Line">The call in words.</param>
public sealed record ToolAnswer(string Tool, JsonElement Arguments, string Line)
{
    public static ToolAnswer Of(ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new ToolAnswer(call.Tool, JsonSerializer.Deserialize<JsonElement>(call.Arguments), call.Line);
    }
}
