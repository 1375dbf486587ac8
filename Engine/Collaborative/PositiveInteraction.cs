namespace RecOrleans.Engine.Collaborative;

/// <summary>One cell of the matrix that iALS factorises.</summary>
/// <param name="User">Id of the user.</param>
/// <param name="Item">Id of the item.</param>
/// <param name="Weight">Confidence in it, above zero (see <see cref="Deliberateness"/>).</param>
public readonly record struct PositiveInteraction(string User, string Item, float Weight);
