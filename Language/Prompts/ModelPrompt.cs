using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace RecOrleans.Language.Prompts;

/// <summary>What is sent to a model.</summary>
/// <param name="Messages">
/// The first message is the part that stays the same from command to command of one catalogue, so that a host may keep it evaluated.
/// </param>
/// <param name="Options">Temperature 0, the longest answer, and the form of the answer.</param>
public sealed record ModelPrompt(ImmutableArray<ChatMessage> Messages, ChatOptions Options)
{
    /// <summary>
    /// Key of <see cref="ChatOptions.AdditionalProperties"/>: a GBNF grammar with the start rule <c>root</c> that the answer must follow.
    /// Hosts that cannot hold a model to a grammar ignore it.
    /// </summary>
    public const string Grammar = "grammar";
}
