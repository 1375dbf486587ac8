namespace RecOrleans.Engine.Text;

/// <summary>Turns a text into a vector of meaning.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface ITextEncoder
{
    /// <summary>Length of every vector.</summary>
    int Dimensions { get; }

    /// <summary>Writes the unit vector of <paramref name="text"/>; all zeros when the text has no meaning known here (such a vector is similar to nothing).</summary>
    /// <param name="text">English; any case.</param>
    /// <param name="vector">Exactly <see cref="Dimensions"/> floats.</param>
    void Encode(string text, Span<float> vector);
}
