using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RecOrleans.Language.Prompts;

/// <summary>
/// A GBNF grammar for a JSON schema, in the subset that our answers use: <c>object</c> with all properties required and in order, <c>array</c>
/// with items and bounds, <c>string</c> with a greatest length, <c>number</c>, <c>enum</c>, <c>const</c> and <c>anyOf</c>.
/// </summary>
internal static class JsonGrammar
{
    private const int MaxString = 120, MaxItems = 12;

    public static string Write(JsonObject schema)
    {
        var rules = new StringBuilder();
        var count = 0;
        var root = Rule(schema);
        return $"root ::= {root}\n{rules}"
            + "sp ::= \" \"?\n"
            + "number ::= \"-\"? [0-9]{1,9} (\".\" [0-9]{1,4})?\n"
            + "char ::= [^\"\\\\\\x00-\\x1F] | \"\\\\\" [\"\\\\/nt]\n";

        string Rule(JsonObject part)
        {
            var body = Body(part);
            var name = string.Create(CultureInfo.InvariantCulture, $"part{count++}");
            rules.Append(CultureInfo.InvariantCulture, $"{name} ::= {body}\n");
            return name;
        }

        string Body(JsonObject part)
        {
            if (part["const"] is { } constant) return Gbnf.Literal(constant.ToJsonString(Json.Options));
            if (part["enum"] is JsonArray values) return Gbnf.OneOf(values.Select(value => value!.ToJsonString(Json.Options)));
            if (part["anyOf"] is JsonArray choices) return string.Join(" | ", choices.Select(choice => Rule(choice!.AsObject())));
            switch (part["type"]?.GetValue<string>())
            {
                case "object":
                    var members = part["properties"]!.AsObject()
                        .Select(property => $"{Gbnf.Literal(JsonValue.Create(property.Key).ToJsonString(Json.Options))} \":\" sp {Rule(property.Value!.AsObject())}");
                    return $"\"{{\" sp {string.Join(" sp \",\" sp ", members)} sp \"}}\"";
                case "array":
                    var item = Rule(part["items"]!.AsObject());
                    var (least, most) = (part["minItems"]?.GetValue<int>() ?? 0, part["maxItems"]?.GetValue<int>() ?? MaxItems);
                    var filled = string.Create(CultureInfo.InvariantCulture, $"{item} (sp \",\" sp {item}){{{Math.Max(0, least - 1)},{most - 1}}}");
                    return least == 0 ? $"\"[\" sp ({filled})? sp \"]\"" : $"\"[\" sp {filled} sp \"]\"";
                case "string":
                    return string.Create(CultureInfo.InvariantCulture, $"\"\\\"\" char{{1,{part["maxLength"]?.GetValue<int>() ?? MaxString}}} \"\\\"\"");
                case "number":
                    return "number";
                default:
                    throw new ArgumentException($"No grammar is known for the schema {part.ToJsonString()}.", nameof(schema));
            }
        }
    }
}
