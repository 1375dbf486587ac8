using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using RecOrleans.Language.Prompts;

namespace RecOrleans.Language.Hosts;

/// <param name="Text">The answer, without the end token.</param>
/// <param name="FinishReason">Stop, or Length when the answer was cut off.</param>
/// <param name="PromptTokens">Tokens of the whole prompt.</param>
/// <param name="CachedTokens">Those of them that were already evaluated.</param>
/// <param name="Tokens">Those of the answer.</param>
internal sealed record CompletionResult(string Text, ChatFinishReason FinishReason, int PromptTokens, int CachedTokens, ImmutableArray<AnswerToken> Tokens);
