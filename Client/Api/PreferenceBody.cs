using RecOrleans.Preferences;

namespace RecOrleans.Client.Api;

/// <summary>The body of <c>POST /v1/users/{user}/preferences</c> (a preference by hand) and of <c>PATCH .../{id}</c> (what is missing stays as it is).</summary>
/// <param name="Polarity">like or dislike.</param>
/// <param name="Strength">hard (must, must not) or soft (prefer, less of).</param>
/// <param name="Facet">A facet of the catalogue's schema; cannot be patched.</param>
/// <param name="Operator">= != &lt; &lt;= &gt; &gt;= between; without it in a POST, =.</param>
/// <param name="Value">A value, or an array of both ends of a range.</param>
/// <param name="Scope">standing or session.</param>
/// <param name="ExpiresAt">When it stops holding; must lie in the future.</param>
public sealed record PreferenceBody(
    string? Polarity = null,
    string? Strength = null,
    string? Facet = null,
    string? Operator = null,
    Operand? Value = null,
    string? Scope = null,
    DateTimeOffset? ExpiresAt = null);
