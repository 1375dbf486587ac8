namespace RecOrleans.Engine.Retrieval;

/// <summary>Mean (d) and covariance (d x d, row-major) of a set of vectors. For a query q the scores q.v have mean q.Mean and variance q' Covariance q.</summary>
public sealed record VectorMoments(ReadOnlyMemory<float> Mean, ReadOnlyMemory<float> Covariance);
