using System.Text.Json.Serialization;

namespace RecOrleans.Preferences;

/// <summary>How long a preference is meant to hold.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PreferenceScope>))]
public enum PreferenceScope
{
    /// <summary>Until it is withdrawn.</summary>
    Standing,

    /// <summary>For now only ("just for tonight"): it gets an expiry.</summary>
    Session,
}
