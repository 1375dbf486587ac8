using System.Text.Json.Serialization;

namespace RecOrleans.Preferences;

[JsonConverter(typeof(CamelCaseEnumConverter<Polarity>))]
public enum Polarity
{
    Like,
    Dislike,
}
