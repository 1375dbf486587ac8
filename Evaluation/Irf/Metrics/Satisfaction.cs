namespace RecOrleans.Evaluation.Irf.Metrics;

/// <summary>How well a feed keeps to what was said.</summary>
/// <param name="Attainable">Items of the top K that meet every condition, out of as many as the catalogue could have put there (at most K).</param>
/// <param name="Raw">The same items out of K.</param>
public readonly record struct Satisfaction(double Attainable, double Raw);
