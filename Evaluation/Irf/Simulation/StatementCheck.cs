using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>Decides whether an item meets a statement, for the mind of the simulated user and for CSR.</summary>
/// <remarks>
/// Facets compare as the product's Filter compares them. A free text holds where it is a topic of the item or stands, as a run of whole words, in its
/// title or text. What an item does not say is unknown: it fails a like and passes a dislike. References (similar, item) cannot be checked.
/// </remarks>
public sealed class StatementCheck(CatalogSchema schema, ImmutableDictionary<string, ImmutableArray<string>> topics)
{
    public StatementCheck(IrfDataset dataset) : this(dataset.Schema, dataset.Topics)
    {
    }

    /// <summary>False for a reference to an item, and for a facet that the schema does not know.</summary>
    public bool IsCheckable(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return schema.Find(statement.Facet) is { Kind: not FacetKind.Reference };
    }

    /// <summary>True when the item is as the user wants it: a like holds, a dislike does not.</summary>
    /// <exception cref="ArgumentException">The statement cannot be checked.</exception>
    public bool IsMet(Item item, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return Holds(item, statement) == (statement.Polarity == Polarity.Like);
    }

    /// <summary>True when what the statement speaks of is known to be so of the item, whether it is liked or disliked.</summary>
    /// <exception cref="ArgumentException">The statement cannot be checked.</exception>
    public bool Holds(Item item, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(statement);
        var facet = schema.Find(statement.Facet);
        if (facet is null or { Kind: FacetKind.Reference }) throw new ArgumentException($"'{statement.Facet}' is no facet whose values items hold.", nameof(statement));
        if (facet.Kind == FacetKind.Text) return Says(item, statement.Value.Value.ToString()) != (statement.Operator == ComparisonOperator.NotEqual);
        var values = Values(item, facet);
        if (values.Length == 0) return false;
        return FacetNumbers.IsComparable(facet.Kind)
            ? values.Any(value => FacetNumbers.Read(facet, value) is { } number && Compares(facet, number, statement))
            : values.Any(value => value.Matches(statement.Value.Value)) != (statement.Operator == ComparisonOperator.NotEqual);
    }

    /// <summary>True when the item says anything about the facet; of free text, when it has topics.</summary>
    public bool Knows(Item item, Facet facet)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(facet);
        return facet.Kind == FacetKind.Text ? topics.ContainsKey(item.Id) : Values(item, facet).Length > 0;
    }

    /// <summary>An item's values of a facet, of those that it covers where it covers some; of free text, its topics.</summary>
    public ImmutableArray<FacetValue> Values(Item item, Facet facet)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(facet);
        if (facet.Kind == FacetKind.Text) return [.. topics.GetValueOrDefault(item.Id, []).Select(topic => (FacetValue)topic)];
        return facet.Covers.IsEmpty ? item.Values(facet.Name) : [.. facet.Covers.SelectMany(covered => item.Values(covered)).Distinct()];
    }

    private bool Says(Item item, string phrase) =>
        topics.GetValueOrDefault(item.Id, []).Contains(phrase, StringComparer.OrdinalIgnoreCase) || WordRun.Contains(item.Title, phrase) || WordRun.Contains(item.Text, phrase);

    private static bool Compares(Facet facet, double number, Statement statement)
    {
        if (FacetNumbers.Read(facet, statement.Value.Value) is not { } value) return false;
        return statement.Operator switch
        {
            ComparisonOperator.Equal => number.Equals(value),
            ComparisonOperator.NotEqual => !number.Equals(value),
            ComparisonOperator.Less => number < value,
            ComparisonOperator.LessOrEqual => number <= value,
            ComparisonOperator.Greater => number > value,
            ComparisonOperator.GreaterOrEqual => number >= value,
            _ => number >= value && statement.Value.High is { } high && FacetNumbers.Read(facet, high) is { } end && number <= end,
        };
    }
}
