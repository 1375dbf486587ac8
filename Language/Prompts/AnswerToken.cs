namespace RecOrleans.Language.Prompts;

/// <summary>A token of a model's answer.</summary>
/// <param name="Text">What it adds to the answer; empty where it begins a letter that a later token ends.</param>
/// <param name="Probability">The model's own, 0..1, before any grammar.</param>
public readonly record struct AnswerToken(string Text, double Probability);
