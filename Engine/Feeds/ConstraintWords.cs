using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Engine.Tools;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Feeds;

/// <summary>A constraint as people would say it: <c>comedy</c>, <c>1990s</c>, <c>at most 120 min</c>.</summary>
internal static class ConstraintWords
{
    public static string Of(CatalogSchema schema, Constraint constraint)
    {
        var facet = schema.Find(constraint.Facet);
        var value = constraint.Value.Value;
        if (facet is null) return value.ToString();
        if (!FacetNumbers.IsComparable(facet.Kind) || constraint.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            var text = facet.Kind switch { FacetKind.Text => $"“{value}”", FacetKind.Number => Quantity(facet, value), _ => value.ToString() };
            return constraint.Operator == ComparisonOperator.NotEqual ? $"not {text}" : text;
        }

        return IsTime(facet) ? Time(constraint) : Amount(facet, constraint);
    }

    /// <summary>True for words that follow "are" ("at most 120 min"), false for those that follow "match" ("comedy").</summary>
    public static bool IsProperty(CatalogSchema schema, Constraint constraint) =>
        schema.Find(constraint.Facet) is { } facet && FacetNumbers.IsComparable(facet.Kind) && constraint.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);

    private static bool IsTime(Facet facet) => facet.Kind == FacetKind.Date || facet.Name == "year" || facet.Unit == "year";

    private static string Time(Constraint constraint) => constraint.Operator switch
    {
        ComparisonOperator.Less => $"before {constraint.Value.Value}",
        ComparisonOperator.LessOrEqual => $"up to {constraint.Value.Value}",
        ComparisonOperator.Greater => $"after {constraint.Value.Value}",
        ComparisonOperator.GreaterOrEqual => $"since {constraint.Value.Value}",
        _ => Period(constraint.Value),
    };

    private static string Period(Operand range) =>
        range is { Value.IsNumber: true, High: { IsNumber: true } high } && range.Value.Number % 10 == 0 && high.Number.Equals(range.Value.Number + 9)
            ? $"{range.Value}s"
            : $"{range.Value}–{range.High}";

    private static string Amount(Facet facet, Constraint constraint) => constraint.Operator switch
    {
        ComparisonOperator.Less => $"under {Quantity(facet, constraint.Value.Value)}",
        ComparisonOperator.LessOrEqual => facet.Kind == FacetKind.Ordered ? $"up to {constraint.Value.Value}" : $"at most {Quantity(facet, constraint.Value.Value)}",
        ComparisonOperator.Greater => $"over {Quantity(facet, constraint.Value.Value)}",
        ComparisonOperator.GreaterOrEqual => $"at least {Quantity(facet, constraint.Value.Value)}",
        _ => $"{constraint.Value.Value}–{Quantity(facet, constraint.Value.High ?? constraint.Value.Value)}",
    };

    private static string Quantity(Facet facet, FacetValue value) => facet.Unit switch
    {
        null or "year" => facet.Kind == FacetKind.Number && !IsTime(facet) ? string.Create(CultureInfo.InvariantCulture, $"{facet.Name} {value}") : value.ToString(),
        "minutes" => $"{value} min",
        _ => $"{value} {facet.Unit}",
    };
}
