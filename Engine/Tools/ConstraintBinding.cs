using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tools;

/// <summary>Turns constraints into tests of a shard's rows.</summary>
internal static class ConstraintBinding
{
    /// <param name="constraint">The constraint.</param>
    /// <param name="rows">The shard.</param>
    /// <param name="tool">Named in errors.</param>
    /// <exception cref="RequestException">The facet does not exist, or the operator or value does not fit it.</exception>
    public static RowTest Bind(Constraint constraint, ShardRows rows, string tool)
    {
        var facet = rows.Schema.Find(constraint.Facet)
            ?? throw Refuse(tool, $"'{constraint.Facet}' is no facet of '{rows.Schema.Catalog}'; its facets are {string.Join(", ", rows.Schema.Facets.Select(one => one.Name))}");
        if (FacetNumbers.IsComparable(facet.Kind)) return BindRange(constraint, facet, rows, tool);
        if (constraint.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
            throw Refuse(tool, $"'{facet.Name}' has no order, so '{constraint.Operator.Symbol()}' does not fit it; use = or !=");

        var negated = constraint.Operator == ComparisonOperator.NotEqual;
        var text = constraint.Value.Value.ToString();
        return facet.Kind switch
        {
            FacetKind.Text => new TextTest(rows, text, negated),
            FacetKind.Reference => new ReferenceTest(rows, text, negated),
            _ => BindTerm(facet, text, negated, rows),
        };
    }

    private static TermTest BindTerm(Facet facet, string text, bool negated, ShardRows rows)
    {
        var column = rows.Terms(facet.Name)!;
        return new TermTest(column, column.Find(facet.Meant(text) ?? text), negated);
    }

    private static NumberTest BindRange(Constraint constraint, Facet facet, ShardRows rows, string tool)
    {
        var first = Read(constraint.Value.Value, facet, tool);
        var last = constraint.Value.High is { } high ? Read(high, facet, tool) : first;
        if (constraint.Operator == ComparisonOperator.Between && constraint.Value.High is null)
            throw Refuse(tool, $"'between' of '{facet.Name}' needs two values, low and high");

        var (from, to) = constraint.Operator switch
        {
            ComparisonOperator.Less => (double.NegativeInfinity, Math.BitDecrement(first.Low)),
            ComparisonOperator.LessOrEqual => (double.NegativeInfinity, first.High),
            ComparisonOperator.Greater => (Math.BitIncrement(first.High), double.PositiveInfinity),
            ComparisonOperator.GreaterOrEqual => (first.Low, double.PositiveInfinity),
            ComparisonOperator.Between => (Math.Min(first.Low, last.Low), Math.Max(first.High, last.High)),
            _ => (first.Low, first.High),
        };
        return new NumberTest(
            rows.Numbers(facet.Name)!, from, to, constraint.Operator == ComparisonOperator.NotEqual, rows.Model.Spreads.GetValueOrDefault(facet.Name).Deviation);
    }

    private static (double Low, double High) Read(FacetValue value, Facet facet, string tool)
    {
        var meant = value.Text is { } text && facet.Meant(text) is { } other ? other : value;
        return FacetNumbers.ReadRange(facet, meant) ?? throw Refuse(tool, $"'{value}' is no value of '{facet.Name}'; {Form(facet)}");
    }

    private static string Form(Facet facet) => facet.Kind switch
    {
        FacetKind.Ordered => $"its values are {string.Join(", ", facet.Values)}",
        FacetKind.Date => "write a date as yyyy-MM-dd",
        _ => "write a number",
    };

    private static RequestException Refuse(string tool, string what) => new(RequestError.Invalid, tool, $"{tool}: {what}.");
}
