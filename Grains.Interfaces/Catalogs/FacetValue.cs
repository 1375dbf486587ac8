using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecOrleans.Catalogs;

/// <summary>One value of a facet: a text or a number. Dates are texts in the form <c>yyyy-MM-dd</c>.</summary>
/// <remarks>JSON: a string or a number. Texts keep their case; comparison ignores it (see <see cref="Matches"/>).</remarks>
[GenerateSerializer, Immutable, Alias("RecOrleans.FacetValue")]
[JsonConverter(typeof(FacetValueJsonConverter))]
public readonly record struct FacetValue
{
    private FacetValue(string? text, double number)
    {
        Text = text;
        Number = number;
    }

    /// <summary>The text, or null when this is a number.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>The number, meaningless when <see cref="Text"/> is set.</summary>
    [Id(1)]
    public double Number { get; init; }

    [JsonIgnore]
    public bool IsNumber => Text is null;

    public static implicit operator FacetValue(string text) => new(text, 0);

    public static implicit operator FacetValue(double number) => new(null, number);

    public static FacetValue FromString(string text) => text;

    public static FacetValue FromDouble(double number) => number;

    /// <summary>True when both are numbers and equal, or both texts and equal but for letter case.</summary>
    public bool Matches(FacetValue other) =>
        IsNumber ? other.IsNumber && Number.Equals(other.Number) : string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text, or the number in invariant form; whole numbers without a decimal point.</summary>
    public override string ToString() => Text ?? Number.ToString("0.##########", CultureInfo.InvariantCulture);
}

/// <summary>A <see cref="FacetValue"/> as a JSON string or number.</summary>
public sealed class FacetValueJsonConverter : JsonConverter<FacetValue>
{
    public override FacetValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => reader.GetDouble(),
        _ => throw new JsonException($"A facet value is a string or a number, not {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, FacetValue value, JsonSerializerOptions options)
    {
        if (value.Text is { } text) writer.WriteStringValue(text);
        else writer.WriteNumberValue(value.Number);
    }
}
