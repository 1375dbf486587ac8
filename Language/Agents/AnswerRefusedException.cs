namespace RecOrleans.Language.Agents;

/// <summary>A well-formed answer of which nothing survives grounding.</summary>
/// <param name="message">What was refused, and why.</param>
internal sealed class AnswerRefusedException(string message) : Exception(message);
