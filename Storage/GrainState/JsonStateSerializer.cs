using System.Text.Json;
using Orleans.Storage;

namespace RecOrleans.Storage.GrainState;

/// <summary>Grain state as JSON by the product's one set of rules, so that a stored row can be read by people and by other programs.</summary>
public sealed class JsonStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Json.Options));

    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Deserialize<T>(input.ToMemory().Span, Json.Options)!;
    }
}
