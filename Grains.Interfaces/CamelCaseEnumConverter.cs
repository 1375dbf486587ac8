using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecOrleans;

/// <summary>Reads and writes an enum by its camelCase name, as all our JSON does; integers are refused.</summary>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
