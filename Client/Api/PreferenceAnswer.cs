using RecOrleans.Preferences;

namespace RecOrleans.Client.Api;

/// <summary>A live preference as <c>GET /v1/users/{user}/preferences</c> answers it.</summary>
/// <param name="Id">Unique for the user.</param>
/// <param name="Polarity">like or dislike.</param>
/// <param name="Strength">hard or soft.</param>
/// <param name="Facet">A facet of the schema, or <c>feed</c> for a wish about the feed as a whole.</param>
/// <param name="Operator">How the value is compared.</param>
/// <param name="Value">With what.</param>
/// <param name="Scope">standing or session.</param>
/// <param name="Quote">The words that said it; empty for one made by hand.</param>
/// <param name="CommandId">The command that said it; empty for one made by hand.</param>
/// <param name="At">When it was said.</param>
/// <param name="ExpiresAt">When it stops holding; missing: until it is withdrawn.</param>
/// <param name="Title">The item's title where the value is an item's id.</param>
public sealed record PreferenceAnswer(
    string Id,
    Polarity Polarity,
    Strength Strength,
    string Facet,
    ComparisonOperator Operator,
    Operand Value,
    PreferenceScope Scope,
    string Quote,
    string CommandId,
    DateTimeOffset At,
    DateTimeOffset? ExpiresAt,
    string? Title)
{
    public static PreferenceAnswer Of(Preference preference, string? title)
    {
        ArgumentNullException.ThrowIfNull(preference);
        return new PreferenceAnswer(
            preference.Id, preference.Polarity, preference.Strength, preference.Facet, preference.Operator, preference.Value, preference.Scope,
            preference.Quote, preference.CommandId, preference.At, preference.ExpiresAt, title);
    }
}
