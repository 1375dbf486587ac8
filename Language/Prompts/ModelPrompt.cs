using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace RecOrleans.Language.Prompts;

/// <summary>What is sent to a model.</summary>
/// <param name="Messages">
/// What is known first stands first: the part that is the same for every command of a catalogue, then, where it is a message of its own, the user's; the command
/// is in the last one. A host may keep the earlier ones evaluated.
/// </param>
/// <param name="Options">Temperature 0, the longest answer, and the form of the answer.</param>
public sealed record ModelPrompt(ImmutableArray<ChatMessage> Messages, ChatOptions Options)
{
    /// <summary>
    /// Key of <see cref="ChatOptions.AdditionalProperties"/>: a GBNF grammar with the start rule <c>root</c> that the answer must follow.
    /// Hosts that cannot hold a model to a grammar ignore it.
    /// </summary>
    public const string Grammar = "grammar";

    /// <summary>Key of a response's additional properties: the answer's tokens, an immutable array of <see cref="AnswerToken"/>. Hosts that do not know them leave it out.</summary>
    public const string Tokens = "tokens";
}
