using System.Numerics.Tensors;

namespace RecOrleans.Engine.Retrieval;

/// <summary>Mean (d) and covariance (d x d, row-major) of a set of vectors. For a query q the scores q.v have mean q.Mean and variance q' Covariance q.</summary>
public sealed record VectorMoments(ReadOnlyMemory<float> Mean, ReadOnlyMemory<float> Covariance)
{
    /// <summary>Moments of n vectors laid end to end; zeros for none.</summary>
    public static VectorMoments Of(ReadOnlySpan<float> rows, int dimensions)
    {
        var mean = new float[dimensions];
        var covariance = new float[dimensions * dimensions];
        var count = rows.Length / dimensions;
        if (count == 0) return new VectorMoments(mean, covariance);

        for (var start = 0; start < rows.Length; start += dimensions) TensorPrimitives.Add(mean, rows.Slice(start, dimensions), mean);
        TensorPrimitives.Divide(mean, count, mean);

        var centred = new float[dimensions];
        for (var start = 0; start < rows.Length; start += dimensions)
        {
            TensorPrimitives.Subtract(rows.Slice(start, dimensions), mean, centred);
            for (var i = 0; i < dimensions; i++)
            {
                var entries = covariance.AsSpan(i * dimensions, i + 1);
                TensorPrimitives.MultiplyAdd(centred.AsSpan(0, i + 1), centred[i] / count, entries, entries);
            }
        }

        for (var i = 0; i < dimensions; i++)
            for (var j = 0; j < i; j++)
                covariance[j * dimensions + i] = covariance[i * dimensions + j];
        return new VectorMoments(mean, covariance);
    }

    /// <summary>How the scores of a query are distributed over the whole catalogue.</summary>
    public Standardisation For(ReadOnlySpan<float> query)
    {
        var mean = Mean.Span;
        var covariance = Covariance.Span;
        double variance = 0;
        for (var i = 0; i < query.Length; i++)
            variance += query[i] * TensorPrimitives.Dot(covariance.Slice(i * query.Length, query.Length), query);
        return new Standardisation(TensorPrimitives.Dot(mean, query), (float)Math.Sqrt(Math.Max(0, variance)));
    }
}
