using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Grains.Tests.Cluster;

public static class Edits
{
    public static AddEdit Like(string facet, string value, string quote, Strength strength = Strength.Soft) => Add(Polarity.Like, facet, value, quote, strength);

    public static AddEdit Dislike(string facet, string value, string quote, Strength strength = Strength.Hard) => Add(Polarity.Dislike, facet, value, quote, strength);

    public static AddEdit AtMost(string facet, double value, string quote) => new()
    {
        Polarity = Polarity.Like,
        Strength = Strength.Hard,
        Facet = facet,
        Operator = ComparisonOperator.LessOrEqual,
        Value = value,
        Quote = quote,
    };

    private static AddEdit Add(Polarity polarity, string facet, string value, string quote, Strength strength) => new()
    {
        Polarity = polarity,
        Strength = strength,
        Facet = facet,
        Operator = ComparisonOperator.Equal,
        Value = value,
        Quote = quote,
    };
}
