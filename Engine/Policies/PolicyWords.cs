using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Tools;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Policies;

/// <summary>Says constraints and tool calls in plain words, for people.</summary>
/// <param name="schema">The catalogue's facets.</param>
public sealed class PolicyWords(CatalogSchema schema)
{
    /// <summary>True of everyone: a policy is compiled from what was said, not from what was done, and the Matcher takes popularity where there is no history.</summary>
    private const string Company = "people like you; what is popular until you have a history";

    /// <summary>A constraint as a noun phrase: <c>runtime at most 120 minutes</c>, <c>the 1990s</c>, <c>horror</c>, <c>Tom Hanks</c>, <c>short length</c>, <c>“feel-good”</c>.</summary>
    public string Constraint(Constraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        return Phrase(constraint.Facet, constraint.Operator, constraint.Value);
    }

    /// <inheritdoc cref="Constraint(Tools.Constraint)"/>
    public string Phrase(string facetName, ComparisonOperator comparison, Operand value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (schema.Find(facetName) is not { } facet) return $"{facetName} {comparison.Symbol()} {value}";
        if (IsYear(facet)) return Year(facet, comparison, value);
        var (name, kind) = facet.Kind switch
        {
            FacetKind.Closed or FacetKind.Open or FacetKind.Text => ("", ""),
            FacetKind.Ordered => ("", $" {facet.Name}"),
            _ => ($"{facet.Name} ", ""),
        };
        var said = facet.Kind == FacetKind.Text ? $"“{value.Value}”" : value.Value.ToString();
        var unit = facet.Unit is { } known && !known.Contains(' ', StringComparison.Ordinal) ? $" {known}" : "";
        return comparison switch
        {
            ComparisonOperator.Equal => $"{name}{said}{unit}{kind}",
            ComparisonOperator.NotEqual => $"{name}other than {said}{unit}{kind}",
            ComparisonOperator.Less => $"{facet.Name} below {value.Value}{unit}",
            ComparisonOperator.LessOrEqual => $"{facet.Name} at most {value.Value}{unit}",
            ComparisonOperator.Greater => $"{facet.Name} above {value.Value}{unit}",
            ComparisonOperator.GreaterOrEqual => $"{facet.Name} at least {value.Value}{unit}",
            _ => $"{facet.Name} {value.Value} to {value.High}{unit}",
        };
    }

    internal static bool IsYear(Facet facet) =>
        facet.Kind == FacetKind.Number
        && (string.Equals(facet.Unit, "year", StringComparison.OrdinalIgnoreCase) || (facet.Unit is null && string.Equals(facet.Name, "year", StringComparison.OrdinalIgnoreCase)));

    internal static string Exclude(ExcludeArguments arguments) => arguments.Items.Length switch
    {
        0 => "Exclude: what you know already",
        1 => "Exclude: what you know already, and one item that you ruled out",
        var count => $"Exclude: what you know already, and {count} items that you ruled out",
    };

    internal string Filter(FilterArguments arguments)
    {
        var keep = arguments.Likes.GroupBy(like => like.Group ?? like.PreferenceId).Select(group => List(group.Select(Constraint), "or")).ToList();
        var parts = new List<string>();
        if (keep.Count > 0) parts.Add($"keep {List(keep, "and")}");
        if (!arguments.Dislikes.IsEmpty) parts.Add($"drop {List(arguments.Dislikes.Select(Constraint), "and")}");
        return $"Filter: {string.Join("; ", parts)}";
    }

    internal string Matcher(MatcherArguments arguments) => arguments.Likes.IsEmpty
        ? $"Matcher: {Company}"
        : $"Matcher: prefer {List(arguments.Likes.Select(Constraint), "and")} ({Percent(arguments.Semantic)} meaning, {Percent(1 - arguments.Semantic)} {Company})";

    internal string Attenuator(AttenuatorArguments arguments, IReadOnlyDictionary<string, string>? titles) =>
        $"Attenuator: less {List(arguments.Dislikes.Select(dislike => schema.Find(dislike.Facet)?.Kind == FacetKind.Reference ? $"like {Item(dislike.Value.ToString(), titles?.GetValueOrDefault(dislike.Value.ToString()))}" : Constraint(dislike)), "and")}";

    internal static string Similar(SimilarArguments arguments) => $"Similar: nearer to {Item(arguments.Item, arguments.Title)}";

    internal static string Trending() => "Trending: what others like now counts more";

    internal static string Fresh(Facet facet) => $"Fresh: the newest by {facet.Name} count more";

    internal static string Explorer(ExplorerArguments arguments) => $"Explorer: reach {Percent(arguments.Reach)} of the way into the lesser known";

    internal static string Aggregator() => "Aggregator: add it all up and take the best";

    internal static string Diversifier(DiversifierArguments arguments) => $"Diversifier: trade {Percent(arguments.Strength)} of the fit for variety";

    private static string Item(string id, string? title) => title ?? $"item {id}";

    private static string Year(Facet facet, ComparisonOperator comparison, Operand value) => comparison switch
    {
        ComparisonOperator.Equal => $"{facet.Name} {value.Value}",
        ComparisonOperator.NotEqual => $"{facet.Name} other than {value.Value}",
        ComparisonOperator.Less => $"{facet.Name} before {value.Value}",
        ComparisonOperator.LessOrEqual => $"{facet.Name} {value.Value} or before",
        ComparisonOperator.Greater => $"{facet.Name} after {value.Value}",
        ComparisonOperator.GreaterOrEqual => $"{facet.Name} {value.Value} or after",
        _ => Decade(value) ?? $"{facet.Name} {value.Value} to {value.High}",
    };

    private static string? Decade(Operand value)
    {
        if (value is not { Value: { IsNumber: true, Number: var low }, High: { IsNumber: true, Number: var high } } || low % 10 != 0) return null;
        var decade = $"{low.ToString(CultureInfo.InvariantCulture)}s";
        return (high - low) switch
        {
            9 => $"the {decade}",
            4 => $"the early {decade}",
            _ => null,
        };
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");

    private static string List(IEnumerable<string> phrases, string word)
    {
        var all = phrases.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {word} {all[^1]}";
    }
}
