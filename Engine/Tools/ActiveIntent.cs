using System.Numerics.Tensors;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Text;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tools;

/// <summary>The meaning of a set of constraints as one vector, e(P+) or e(P-).</summary>
public static class ActiveIntent
{
    /// <summary>Unit sum of the embeddings of every value in words, by weight; null where none has meaning. Numbers are compared, never embedded.</summary>
    public static float[]? Embed(IEnumerable<Constraint> constraints, ITextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(constraints);
        ArgumentNullException.ThrowIfNull(encoder);
        var sum = new float[encoder.Dimensions];
        var vector = new float[encoder.Dimensions];
        foreach (var constraint in constraints)
        {
            if (constraint is not { Operator: ComparisonOperator.Equal, Value.Value.Text: { } text } || IsNumeral(text)) continue;
            encoder.Encode(text, vector);
            TensorPrimitives.MultiplyAdd(vector, (float)constraint.Weight, sum, sum);
        }

        VectorMath.Normalise(sum, sum);
        return VectorMath.IsZero(sum) ? null : sum;
    }

    private static bool IsNumeral(string text) => !text.Any(char.IsLetter);
}
