using RecOrleans.Interactions;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Collaborative;

/// <summary>One deed of a user, with the vectors of its item.</summary>
/// <param name="Vectors">The item's vectors.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Value">Stars of a rating.</param>
/// <param name="At">When.</param>
public sealed record HistoryEntry(ItemVectors Vectors, InteractionKind Kind, double? Value, DateTimeOffset At);
