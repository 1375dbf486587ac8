using System.Text.Json.Serialization;

namespace RecOrleans.Preferences;

/// <summary>The speaker's tone, not the model's certainty: hard must hold (or must not), soft is preferred (or avoided).</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Strength>))]
public enum Strength
{
    Soft,
    Hard,
}
