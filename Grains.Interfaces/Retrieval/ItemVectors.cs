namespace RecOrleans.Retrieval;

/// <summary>What the fold-in needs of an item of a user's history.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Factors">Its collaborative vector (d floats); empty where the model does not know it.</param>
/// <param name="Embedding">Its unit text embedding (256 floats).</param>
[GenerateSerializer, Immutable, Alias("RecOrleans.ItemVectors")]
public sealed record ItemVectors([property: Id(0)] string ItemId, [property: Id(1)] ReadOnlyMemory<float> Factors, [property: Id(2)] ReadOnlyMemory<float> Embedding);
