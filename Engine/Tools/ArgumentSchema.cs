using System.Text.Json;

namespace RecOrleans.Engine.Tools;

/// <summary>The JSON schema of a tool's arguments, and the check against it.</summary>
/// <remarks>Understands what the tools use: type, properties, required, additionalProperties false, items, minimum, maximum, enum.</remarks>
public sealed class ArgumentSchema
{
    /// <summary>Schema of a <see cref="Constraint"/>.</summary>
    internal const string Constraint = """
        {"type":"object","additionalProperties":false,"required":["preferenceId","facet","operator","value"],"properties":{
          "preferenceId":{"type":"string"},
          "facet":{"type":"string","description":"A facet of the catalogue."},
          "operator":{"type":"string","enum":["=","!=","<","<=",">",">=","between"]},
          "value":{"type":["string","number","array"],"description":"A value, or both ends of a range."},
          "weight":{"type":"number","minimum":0,"maximum":2},
          "group":{"type":"string","description":"Hard likes of one group are alternatives."}}}
        """;

    private readonly JsonElement _root;

    private ArgumentSchema(JsonElement root) => _root = root;

    public static ArgumentSchema Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new ArgumentSchema(document.RootElement.Clone());
    }

    /// <summary>The schema itself.</summary>
    public JsonElement Json => _root;

    /// <summary>Refuses arguments that do not fit, naming the field.</summary>
    /// <exception cref="RequestException">Invalid; its field is <c>tool.path</c>.</exception>
    public void Check(string tool, JsonElement arguments) => Check(_root, arguments, tool);

    private static void Check(JsonElement schema, JsonElement value, string path)
    {
        CheckType(schema, value, path);
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
            throw Refuse(path, $"must be one of {string.Join(" ", allowed.EnumerateArray())}, not {value.GetRawText()}");
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                CheckRange(schema, value.GetDouble(), path);
                break;
            case JsonValueKind.Object:
                CheckObject(schema, value, path);
                break;
            case JsonValueKind.Array when schema.TryGetProperty("items", out var items):
                var index = 0;
                foreach (var element in value.EnumerateArray()) Check(items, element, $"{path}[{index++}]");
                break;
        }
    }

    private static void CheckType(JsonElement schema, JsonElement value, string path)
    {
        if (!schema.TryGetProperty("type", out var type)) return;
        string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];
        if (!types.Any(one => IsOf(one, value)))
            throw Refuse(path, $"must be {string.Join(" or ", types)}, not {(value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.ValueKind : value.GetRawText())}");
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };

    private static void CheckRange(JsonElement schema, double number, string path)
    {
        if (schema.TryGetProperty("minimum", out var low) && number < low.GetDouble()) throw Refuse(path, $"must be at least {low}, not {number}");
        if (schema.TryGetProperty("maximum", out var high) && number > high.GetDouble()) throw Refuse(path, $"must be at most {high}, not {number}");
    }

    private static void CheckObject(JsonElement schema, JsonElement value, string path)
    {
        if (!schema.TryGetProperty("properties", out var properties)) return;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray())
                if (!value.TryGetProperty(name.GetString()!, out _))
                    throw Refuse($"{path}.{name}", "is missing");
        foreach (var property in value.EnumerateObject())
        {
            if (properties.TryGetProperty(property.Name, out var inner)) Check(inner, property.Value, $"{path}.{property.Name}");
            else throw Refuse($"{path}.{property.Name}", $"is no argument; the arguments are {string.Join(", ", properties.EnumerateObject().Select(one => one.Name))}");
        }
    }

    private static RequestException Refuse(string path, string what) => new(RequestError.Invalid, path, $"{path} {what}.");
}
