using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecOrleans.Catalogs;

/// <summary>A facet's legal values as texts; a schema may write them as numbers (stars 1 to 5).</summary>
public sealed class FacetWordsJsonConverter : JsonConverter<ImmutableArray<string>>
{
    public override ImmutableArray<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray) throw new JsonException("The values of a facet are a list.");
        var values = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            values.Add(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => reader.GetDouble().ToString("0.##########", CultureInfo.InvariantCulture),
                _ => throw new JsonException($"A value of a facet is a text or a number, not {reader.TokenType}."),
            });
        return values.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        if (!value.IsDefault)
            foreach (var word in value)
                writer.WriteStringValue(word);
        writer.WriteEndArray();
    }
}
