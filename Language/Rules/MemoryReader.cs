using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Finds what of the memory a clause speaks about, and what a new wish replaces.</summary>
internal static class MemoryReader
{
    private static readonly HashSet<string> Pronouns = ["it", "that", "this", "one", "them", "rule", "那", "它", "条"];

    private static readonly (string Word, string Facets)[] RuleWords =
    [
        ("budget", "price rent salary"), ("price", "price rent"), ("cheap", "price"), ("runtime", "runtime length"), ("length", "runtime length"), ("long", "runtime length"), ("longer", "runtime length minutes pages"), ("time", "runtime minutes length"), ("short", "runtime length"), ("minute", "runtime minutes length"),
        ("hour", "runtime hours length"), ("year", "year"), ("old", "year"), ("older", "year"), ("rating", "rating"), ("star", "rating stars"), ("graphic", "gpu"), ("distance", "distance"), ("calory", "calories"), ("page", "pages"), ("size", "size screen"), ("certificate", "certificate"),
        ("rated", "certificate rating"), ("colour", "colour"), ("color", "colour"), ("预算", "price rent"), ("时长", "runtime length"), ("年代", "year"), ("season", "season seasons"), ("brand", "brand"), ("memory", "ram"), ("weight", "weight"), ("commute", "commute"),
    ];

    /// <summary>The preferences that the words from first to end name: by value, by number, by facet.</summary>
    public static List<Preference> Named(Scene scene, int first, int end, IReadOnlyList<Finding> findings)
    {
        var words = Enumerable.Range(first, end - first).Select(at => scene.Command.Tokens[at].Stem).ToHashSet();
        var byValue = scene.Memory.Where(preference => findings.Any(finding => finding.First >= first && finding.Last < end && Says(finding, preference)) || HasWords(preference, words)).ToList();
        if (byValue.Count > 0) return byValue;
        return [.. scene.Memory.Where(preference => words.Contains(Folding.Stem(preference.Facet)) && preference.Facet != "text" || RuleWords.Any(rule => words.Contains(rule.Word) && rule.Facets.Split(' ').Contains(preference.Facet)))];
    }

    /// <summary>What "it" can only mean: the one preference there is.</summary>
    public static Preference? Pointed(Scene scene, int first, int end) =>
        scene.Memory.Length == 1 && Enumerable.Range(first, end - first).Any(at => Pronouns.Contains(scene.Word(at))) ? scene.Memory[0] : null;

    /// <summary>True when the new bound cannot stand beside the remembered one.</summary>
    public static bool Replaces(BoundFinding bound, Preference old)
    {
        if (old.Facet != bound.Facet.Name || old.Polarity == Polarity.Dislike) return false;
        if (bound.Operator == ComparisonOperator.Equal || old.Operator == ComparisonOperator.Equal) return bound.Facet.Kind == FacetKind.Ordered ? bound.Operator != ComparisonOperator.Equal : bound.Operator == old.Operator;
        var (newLow, newHigh) = Ends(bound.Operator, bound.Value);
        var (oldLow, oldHigh) = Ends(old.Operator, old.Value);
        if (bound.Facet.Kind != FacetKind.Number) return (newLow is not null) == (oldLow is not null);
        return (newLow is not null && oldLow is not null) || (newHigh is not null && oldHigh is not null) || newLow > oldHigh || newHigh < oldLow;
    }

    private static (double? Low, double? High) Ends(ComparisonOperator op, Operand value) => op switch
    {
        ComparisonOperator.Between => (value.Value.Number, value.High?.Number),
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual => (null, value.Value.Number),
        _ => (value.Value.Number, null),
    };

    private static bool Says(Finding finding, Preference preference) => finding switch
    {
        ValueFinding value => (preference.Facet == value.Sense.Facet.Name || value.Sense.Facet.Covers.Contains(preference.Facet)) && preference.Value.Value.Text is { } text && Folding.Key(text) == Folding.Key(value.Sense.Value),
        BoundFinding bound => preference.Facet == bound.Facet.Name && (preference.Value == bound.Value || preference.Value.Value == bound.Value.Value || preference.Value.High == bound.Value.Value || preference.Value.Value == bound.Value.High),
        ReferenceFinding reference => preference.Value.Value.Text is { } text && string.Equals(text, reference.Value, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>All content words of a short value, or half of a longer one, stand in the clause.</summary>
    private static bool HasWords(Preference preference, HashSet<string> words)
    {
        if (preference.Value.Value.Text is not { } text)
            return preference.Value.High is null && words.Contains(preference.Value.Value.ToString());
        var content = Folding.Key(text).Split(' ').Where(word => !Lexicon.Stop.Contains(word)).Select(Folding.Stem).ToArray();
        return content.Length > 0 && content.Count(words.Contains) * 2 > content.Length - (preference.Facet is "text" or "person" ? 1 : 0);
    }
}
