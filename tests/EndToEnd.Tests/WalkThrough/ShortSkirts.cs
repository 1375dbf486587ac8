using RecOrleans.Preferences;

namespace RecOrleans.EndToEnd.Tests.WalkThrough;

/// <summary>How the clothes story begins: chips that made the feed one of short skirts.</summary>
public static class ShortSkirts
{
    public static IReadOnlyList<Preference> Chips { get; } = [Chip("category", "skirt"), Chip("length", "short")];

    private static Preference Chip(string facet, string value) => new()
    {
        Id = "",
        Polarity = Polarity.Like,
        Strength = Strength.Soft,
        Facet = facet,
        Operator = ComparisonOperator.Equal,
        Value = value,
    };
}
