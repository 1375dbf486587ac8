namespace RecOrleans.Engine.Retrieval;

/// <summary>Turns a raw score into standard deviations from the catalogue's mean, so that scores of different kinds and shards can be added.</summary>
/// <param name="Mean">The catalogue's mean score.</param>
/// <param name="Deviation">Its standard deviation; zero where every item scores alike.</param>
public readonly record struct Standardisation(float Mean, float Deviation)
{
    private const float Negligible = 1e-6f;

    /// <summary>Standard deviations above the mean; 0 where scores do not differ.</summary>
    public float Of(float score) => Deviation > Negligible ? (score - Mean) / Deviation : 0;

    /// <summary>
    /// asinh: nearly linear within one deviation, logarithmic beyond. Collaborative and popularity scores have long tails (ten deviations and more);
    /// compressed, a bestseller counts about 3 and cannot drown a wish, and no order is lost.
    /// </summary>
    public static float Compress(float deviations) => MathF.Asinh(deviations);
}
