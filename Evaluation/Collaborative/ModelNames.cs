namespace RecOrleans.Evaluation.Collaborative;

/// <summary>The compared models, as reports name them.</summary>
internal static class ModelNames
{
    public const string Popularity = "popularity";
    public const string Neighbours = "item-kNN";
    public const string Ials = "iALS";
    public const string IalsByRecency = "iALS, by recency";
    public const string Ease = "EASE";
    public const string WeightedEase = "EASE, weighted";
    public const string Blend = "EASE + iALS";
}
