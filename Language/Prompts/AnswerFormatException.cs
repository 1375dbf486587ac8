namespace RecOrleans.Language.Prompts;

/// <summary>A model's answer that is not in the form it was asked for.</summary>
/// <param name="message">Where it breaks the form, and how.</param>
/// <param name="inner">The reader's own error, if any.</param>
public sealed class AnswerFormatException(string message, Exception? inner = null) : Exception(message, inner);
