namespace RecOrleans.Client.Api;

/// <summary>One element of the body of <c>POST /v1/users/{user}/interactions</c>.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Kind">click, detail, like, dislike, favourite, cart, purchase, rating or seen.</param>
/// <param name="Value">Stars 0..5, for a rating.</param>
/// <param name="At">When; without it, now.</param>
/// <param name="Catalog">The item's catalogue; without it, the default one.</param>
public sealed record InteractionBody(string? ItemId, string? Kind, double? Value = null, DateTimeOffset? At = null, string? Catalog = null);

/// <summary>How many interactions were recorded.</summary>
public sealed record InteractionsAccepted(int Count);
