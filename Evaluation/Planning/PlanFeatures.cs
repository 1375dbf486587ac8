using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Planning;

/// <summary>What a planner sees of a user in numbers; the names of facets and catalogues are left out, so that what is learnt holds for any.</summary>
internal static class PlanFeatures
{
    public static readonly IReadOnlyList<string> Names =
        ["soft likes", "hard likes", "soft dislikes", "hard dislikes", "wishes in free text", "named items", "deeds of history", "changes of memory"];

    public static double[] Of(CatalogSchema schema, ReplayState state)
    {
        var preferences = state.Catalog.Memory.Preferences;
        return
        [
            Count(Polarity.Like, Strength.Soft), Count(Polarity.Like, Strength.Hard), Count(Polarity.Dislike, Strength.Soft), Count(Polarity.Dislike, Strength.Hard),
            preferences.Count(preference => schema.Find(preference.Facet)?.Kind == FacetKind.Text),
            preferences.Count(preference => schema.Find(preference.Facet)?.Kind == FacetKind.Reference),
            state.Catalog.History.Length,
            state.Catalog.PolicyVersion - 1,
        ];

        double Count(Polarity polarity, Strength strength) => preferences.Count(preference => preference.Polarity == polarity && preference.Strength == strength);
    }
}
