using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecOrleans.Preferences;

/// <summary>How a preference compares an item's value with its own.</summary>
[JsonConverter(typeof(ComparisonOperatorJsonConverter))]
public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Both ends included.</summary>
    Between,
}

/// <summary>The written forms of the operators: <c>= != &lt; &lt;= &gt; &gt;= between</c>.</summary>
public static class ComparisonOperators
{
    private static readonly string[] Symbols = ["=", "!=", "<", "<=", ">", ">=", "between"];

    public static string Symbol(this ComparisonOperator value) => Symbols[(int)value];

    public static bool TryParse(string? symbol, out ComparisonOperator value)
    {
        var index = Array.IndexOf(Symbols, symbol);
        value = index < 0 ? default : (ComparisonOperator)index;
        return index >= 0;
    }
}

/// <summary>An operator as its symbol.</summary>
public sealed class ComparisonOperatorJsonConverter : JsonConverter<ComparisonOperator>
{
    public override ComparisonOperator Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ComparisonOperators.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException($"'{reader.GetString()}' is no operator; use one of = != < <= > >= between.");

    public override void Write(Utf8JsonWriter writer, ComparisonOperator value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Symbol());
}
