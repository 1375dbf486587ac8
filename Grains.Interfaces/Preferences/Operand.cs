using System.Text.Json;
using System.Text.Json.Serialization;
using RecOrleans.Catalogs;

namespace RecOrleans.Preferences;

/// <summary>What a preference compares with: one value, or both ends of a range.</summary>
/// <param name="Value">The value, or the low end of a range.</param>
/// <param name="High">The high end (included); set exactly when the operator is <see cref="ComparisonOperator.Between"/>.</param>
/// <remarks>JSON: a string, a number, or an array of two.</remarks>
[GenerateSerializer, Immutable, Alias("RecOrleans.Operand")]
[JsonConverter(typeof(OperandJsonConverter))]
public sealed record Operand([property: Id(0)] FacetValue Value, [property: Id(1)] FacetValue? High = null)
{
    public static implicit operator Operand(string text) => new((FacetValue)text);

    public static implicit operator Operand(double number) => new((FacetValue)number);

    public static Operand FromString(string text) => text;

    public static Operand FromDouble(double number) => number;

    public static Operand Range(FacetValue low, FacetValue high) => new(low, high);

    /// <summary><c>value</c>, or <c>low..high</c>.</summary>
    public override string ToString() => High is { } high ? $"{Value}..{high}" : Value.ToString();
}

/// <summary>An <see cref="Operand"/> as a JSON value or a pair of them.</summary>
public sealed class OperandJsonConverter : JsonConverter<Operand>
{
    public override Operand Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return new Operand(ReadValue(ref reader, options));
        reader.Read();
        var low = ReadValue(ref reader, options);
        reader.Read();
        var high = ReadValue(ref reader, options);
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? new Operand(low, high) : throw new JsonException("A range has exactly two ends.");
    }

    public override void Write(Utf8JsonWriter writer, Operand value, JsonSerializerOptions options)
    {
        if (value.High is not { } high)
        {
            JsonSerializer.Serialize(writer, value.Value, options);
            return;
        }

        writer.WriteStartArray();
        JsonSerializer.Serialize(writer, value.Value, options);
        JsonSerializer.Serialize(writer, high, options);
        writer.WriteEndArray();
    }

    private static FacetValue ReadValue(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<FacetValue>(ref reader, options);
}
