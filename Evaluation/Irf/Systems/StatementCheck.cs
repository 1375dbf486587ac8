using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Systems;

/// <summary>Whether an item keeps what was stated. Unknown is unknown: an item that does not say a facet keeps no like and every dislike about it.</summary>
internal sealed class StatementCheck(IrfDataset dataset)
{
    private readonly CatalogSchema _schema = dataset.Schema;

    public bool IsCheckable(Statement statement) => _schema.Find(statement.Facet) is { Kind: not FacetKind.Reference };

    public bool IsMet(Item item, Statement statement) =>
        _schema.Find(statement.Facet) is { } facet && Meets(item, facet, statement) == (statement.Polarity == Polarity.Like);

    private bool Meets(Item item, Facet facet, Statement statement)
    {
        var negated = statement.Operator == ComparisonOperator.NotEqual;
        if (facet.Kind == FacetKind.Text) return SaysAllWords(item, statement.Value.Value.ToString()) != negated;
        FacetValue[] values = [.. item.Values(facet.Name), .. facet.Covers.SelectMany(covered => item.Values(covered))];
        if (values.Length == 0) return false;
        if (!FacetNumbers.IsComparable(facet.Kind)) return values.Any(value => value.Matches(statement.Value.Value)) != negated;
        return FacetNumbers.ReadRange(facet, statement.Value.Value) is { } bound
            && values.Select(value => FacetNumbers.Read(facet, value)).OfType<double>().Any(number => Holds(number, facet, statement, bound));
    }

    private static bool Holds(double number, Facet facet, Statement statement, (double Low, double High) bound) => statement.Operator switch
    {
        ComparisonOperator.Less => number < bound.Low,
        ComparisonOperator.LessOrEqual => number <= bound.High,
        ComparisonOperator.Greater => number > bound.High,
        ComparisonOperator.GreaterOrEqual => number >= bound.Low,
        ComparisonOperator.NotEqual => number < bound.Low || number > bound.High,
        ComparisonOperator.Between => number >= bound.Low
            && statement.Value.High is { } end && FacetNumbers.ReadRange(facet, end) is { } last && number <= last.High,
        _ => number >= bound.Low && number <= bound.High,
    };

    private bool SaysAllWords(Item item, string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
        && ItemText.Of(_schema, item) is var said && words.All(word => said.Contains(word, StringComparison.OrdinalIgnoreCase));
}
