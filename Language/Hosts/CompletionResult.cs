using Microsoft.Extensions.AI;

namespace RecOrleans.Language.Hosts;

/// <param name="Text">The answer, without the end token.</param>
/// <param name="FinishReason">Stop, or Length when the answer was cut off.</param>
/// <param name="PromptTokens">Tokens of the whole prompt.</param>
/// <param name="CachedTokens">Those of them that were already evaluated.</param>
/// <param name="AnswerTokens">Tokens of the answer.</param>
internal sealed record CompletionResult(string Text, ChatFinishReason FinishReason, int PromptTokens, int CachedTokens, int AnswerTokens);
