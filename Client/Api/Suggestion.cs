namespace RecOrleans.Client.Api;

/// <summary>A change that fits what the user sees: words to show, and the one call that makes it, so that nothing need be read out of the words.</summary>
/// <param name="Text">The change as a command in words.</param>
/// <param name="Reason">Why it is offered, in words.</param>
/// <param name="Preference">What to add with <c>POST /v1/users/{user}/preferences</c>; null for a withdrawal.</param>
/// <param name="Withdraws">The preference to take back with <c>DELETE /v1/users/{user}/preferences/{id}</c>; null for an addition.</param>
public sealed record Suggestion(string Text, string Reason, PreferenceBody? Preference = null, string? Withdraws = null);
