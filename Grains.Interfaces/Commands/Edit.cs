using System.Text.Json.Serialization;

namespace RecOrleans.Commands;

/// <summary>One change that a command asks for. The model emits edits, never the whole memory.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.Edit")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "edit")]
[JsonDerivedType(typeof(AddEdit), "add")]
[JsonDerivedType(typeof(RemoveEdit), "remove")]
[JsonDerivedType(typeof(ClearEdit), "clear")]
[JsonDerivedType(typeof(ToolEdit), "tool")]
public abstract record Edit
{
    /// <summary>The shortest run of words of the command that says it, copied exactly.</summary>
    [Id(0)]
    [JsonPropertyOrder(100)]
    public required string Quote { get; init; }
}
