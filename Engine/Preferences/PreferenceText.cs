using RecOrleans.Preferences;

namespace RecOrleans.Engine.Preferences;

/// <summary>A preference in the line notation of the command contract, without its mark: <c>runtime&lt;=120</c>, <c>year:1990..1999</c>.</summary>
public static class PreferenceText
{
    public static string Of(Preference preference)
    {
        ArgumentNullException.ThrowIfNull(preference);
        var comparison = preference.Operator == ComparisonOperator.Between ? ":" : preference.Operator.Symbol();
        return $"{(preference.Polarity == Polarity.Dislike ? "not " : "")}{preference.Facet}{comparison}{preference.Value}";
    }
}
