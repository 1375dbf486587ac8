namespace RecOrleans.Client.Api;

/// <summary>A command that fits what the user sees.</summary>
/// <param name="Text">Ready to be sent.</param>
/// <param name="Reason">Why it is offered, in words.</param>
public sealed record Suggestion(string Text, string Reason);
