namespace RecOrleans.Client.Api;

/// <summary>The body of <c>POST /v1/users/{user}/commands</c>.</summary>
/// <param name="Text">What the user said, 1 to 1000 characters.</param>
/// <param name="Catalog">The catalogue it speaks about; without it, the default one.</param>
/// <param name="FeedId">The feed that was looked at, so that "the second one" is clear; without it, the latest.</param>
/// <param name="CommandId">The caller's own id, at most 64 characters; the same id again is the same command.</param>
public sealed record CommandBody(string? Text, string? Catalog = null, string? FeedId = null, string? CommandId = null);
