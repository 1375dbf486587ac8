using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Finds what of the memory a clause speaks about, and what a new wish replaces.</summary>
internal static class MemoryReader
{
    private static readonly HashSet<string> Pronouns = ["it", "that", "this", "one", "them", "rule", "那", "它", "条"];

    private static readonly (string Word, string Facets)[] RuleWords =
    [
        ("limit", "price rent runtime length minutes pages episode hours distance commute weight"), ("budget", "price rent salary"), ("price", "price rent"), ("cheap", "price"), ("runtime", "runtime length"), ("length", "runtime length"), ("long", "runtime length"), ("longer", "runtime length minutes pages"), ("time", "runtime minutes length"), ("short", "runtime length"), ("minute", "runtime minutes length"),
        ("hour", "runtime hours length"), ("year", "year"), ("old", "year"), ("older", "year"), ("rating", "rating"), ("star", "rating stars"), ("graphic", "gpu"), ("distance", "distance"), ("calory", "calories"), ("page", "pages"), ("size", "size screen"), ("certificate", "certificate"),
        ("rated", "certificate rating"), ("colour", "colour"), ("color", "colour"), ("预算", "price rent"), ("时长", "runtime length"), ("年代", "year"), ("season", "season seasons"), ("brand", "brand"), ("memory", "ram"), ("weight", "weight"), ("commute", "commute"),
    ];

    /// <summary>The preferences that the words from first to end name: by value, by number, by facet.</summary>
    public static List<Preference> Named(Scene scene, int first, int end, IReadOnlyList<Finding> findings)
    {
        var words = Enumerable.Range(first, end - first).Select(at => scene.Command.Tokens[at].Stem).ToHashSet();
        var roots = Enumerable.Range(first, end - first).Select(at => Folding.Root(scene.Word(at))).ToHashSet();
        var byValue = scene.Memory.Where(preference => findings.Any(finding => finding.First >= first && finding.Last < end && Says(finding, preference)) || HasWords(preference, preference.Facet == "text" ? roots : words)).ToList();
        // Who is called by the whole name is meant, and not another of the same first name.
        var whole = byValue.Where(preference => NameReader.IsPerson(preference.Facet) && Folding.Key(preference.Value.ToString()).Split(' ').All(word => words.Contains(Folding.Stem(word)))).ToArray();
        if (whole.Length > 0) byValue.RemoveAll(preference => NameReader.IsPerson(preference.Facet) && !whole.Contains(preference));
        if (byValue.Count > 0) return byValue;
        return [.. scene.Memory.Where(preference => words.Contains(Folding.Stem(preference.Facet)) && preference.Facet != "text" || RuleWords.Any(rule => words.Contains(rule.Word) && rule.Facets.Split(' ').Contains(preference.Facet)))];
    }

    /// <summary>What is liked and named by words of its own in free text ("Dev's voice"); null where that is nothing or several things.</summary>
    public static Preference? Liked(Scene scene, int first, int end)
    {
        var words = Enumerable.Range(first, end - first).Select(at => scene.Command.Tokens[at].Stem).ToHashSet();
        var liked = scene.Memory.Where(old => old is { Polarity: Polarity.Like, Operator: ComparisonOperator.Equal } && old.Facet != scene.TextFacet?.Name && HasWords(old, words)).Take(2).ToArray();
        return liked.Length == 1 ? liked[0] : null;
    }

    /// <summary>What "it" can only mean: the one preference there is; for "him", the one person.</summary>
    public static Preference? Pointed(Scene scene, int first, int end)
    {
        if (scene.Memory.Length == 1 && Enumerable.Range(first, end - first).Any(at => Pronouns.Contains(scene.Word(at)))) return scene.Memory[0];
        if (!Enumerable.Range(first, end - first).Any(at => scene.Word(at) is "him" or "her" or "he" or "she")) return null;
        var people = scene.Memory.Where(preference => NameReader.IsPerson(preference.Facet)).ToArray();
        return people.Length == 1 ? people[0] : null;
    }

    /// <summary>True when both values mean the same; free texts do when the shorter one's content words are mostly in the longer one.</summary>
    public static bool IsSame(Scene scene, string facet, Operand old, Operand value)
    {
        if (facet != scene.TextFacet?.Name) return string.Equals(old.ToString(), value.ToString(), StringComparison.OrdinalIgnoreCase);
        var (one, other) = (Content(old.ToString()).ToHashSet(), Content(value.ToString()).ToHashSet());
        return one.Count > 0 && other.Count > 0 && one.Count(other.Contains) * 2 > Math.Min(one.Count, other.Count);
    }

    private static IEnumerable<string> Content(string text) => Folding.Key(text).Split(' ').Where(word => !Lexicon.Stop.Contains(word)).Select(Folding.Root);

    /// <summary>True when the new bound cannot stand beside the remembered one.</summary>
    /// <param name="bound">The new bound.</param>
    /// <param name="old">What is remembered.</param>
    /// <param name="isSoft">True for a wish, which contradicts no hard bound that it lies inside.</param>
    public static bool Replaces(BoundFinding bound, Preference old, bool isSoft)
    {
        if (old.Facet != bound.Facet.Name) return false;

        if (old.Polarity == Polarity.Dislike) return LetsIn(bound, old);
        if (bound.Operator == ComparisonOperator.Equal || old.Operator == ComparisonOperator.Equal) return bound.Facet.Kind == FacetKind.Ordered ? bound.Operator != ComparisonOperator.Equal : bound.Operator == old.Operator;
        var (newLow, newHigh) = Ends(bound.Operator, bound.Value);
        var (oldLow, oldHigh) = Ends(old.Operator, old.Value);
        if (bound.Facet.Kind != FacetKind.Number) return (newLow is not null) == (oldLow is not null);
        if (isSoft && old.Strength == Strength.Hard && !(newLow < oldLow) && !(newHigh > oldHigh)) return false;
        return (newLow is not null && oldLow is not null) || (newHigh is not null && oldHigh is not null) || newLow > oldHigh || newHigh < oldLow;
    }

    /// <summary>True when the new bound lets in what the old one refuses: "nothing before 1985" where nothing before 2000 was wanted.</summary>
    private static bool LetsIn(BoundFinding bound, Preference refused)
    {
        if (bound.Facet.Kind != FacetKind.Number || refused.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual or ComparisonOperator.Between) return false;
        var (low, high) = Ends(bound.Operator, bound.Value);
        var end = refused.Value.Value.Number;
        return refused.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual ? low < end || high <= end : high > end || low >= end;
    }

    /// <summary>What holds of either bound: one bound where they meet (years of neighbouring decades do), both where they lie apart; none where every value is left.</summary>
    public static List<(ComparisonOperator Operator, Operand Value)> Union(BoundFinding bound, Preference old)
    {
        var (newLow, newHigh) = Ends(bound.Operator, bound.Value);
        var (oldLow, oldHigh) = Ends(old.Operator, old.Value);
        var reach = bound.IsPeriod ? 1 : 0;
        if (bound.Facet.Kind != FacetKind.Number || newLow > oldHigh + reach || oldLow > newHigh + reach) return [(old.Operator, old.Value), (bound.Operator, bound.Value)];
        var low = newLow is null || oldLow is null ? null : newLow < oldLow ? newLow : oldLow;
        var high = newHigh is null || oldHigh is null ? null : newHigh > oldHigh ? newHigh : oldHigh;
        return (low, high) switch
        {
            (null, null) => [],
            ({ } from, { } to) => [(ComparisonOperator.Between, Operand.Range(from, to))],
            (null, { } to) => [(At(to, oldHigh, ComparisonOperator.Less, ComparisonOperator.LessOrEqual), to)],
            ({ } from, null) => [(At(from, oldLow, ComparisonOperator.Greater, ComparisonOperator.GreaterOrEqual), from)],
        };

        ComparisonOperator At(double end, double? ofOld, ComparisonOperator open, ComparisonOperator closed) => (end.Equals(ofOld) ? old.Operator : bound.Operator) == open ? open : closed;
    }

    /// <summary>The hard bound of an ordered facet that does not let the value in; null where there is none.</summary>
    public static Preference? Ceiling(Scene scene, ValueSense sense) => sense.Facet.Kind != FacetKind.Ordered ? null : scene.Memory.FirstOrDefault(old =>
        old is { Polarity: Polarity.Like, Strength: Strength.Hard, Operator: not (ComparisonOperator.Equal or ComparisonOperator.NotEqual or ComparisonOperator.Between) }
        && old.Facet == sense.Facet.Name && old.Value.Value.Text is { } end && !Admits(old.Operator, BoundReader.Rank(sense.Facet, sense.Value) - BoundReader.Rank(sense.Facet, end)));

    /// <summary>The comparison that lets the end itself in.</summary>
    public static ComparisonOperator Including(ComparisonOperator value) =>
        value is ComparisonOperator.Less or ComparisonOperator.LessOrEqual ? ComparisonOperator.LessOrEqual : ComparisonOperator.GreaterOrEqual;

    /// <summary>True when memory lets nothing but certain values of the facet through.</summary>
    public static bool Demands(Scene scene, string facet) =>
        scene.Memory.Any(old => old is { Polarity: Polarity.Like, Strength: Strength.Hard, Operator: ComparisonOperator.Equal } && old.Facet == facet);

    private static bool Admits(ComparisonOperator comparison, int difference) => comparison switch
    {
        ComparisonOperator.Less => difference < 0,
        ComparisonOperator.LessOrEqual => difference <= 0,
        ComparisonOperator.Greater => difference > 0,
        _ => difference >= 0,
    };

    private static (double? Low, double? High) Ends(ComparisonOperator op, Operand value) => op switch
    {
        ComparisonOperator.Between => (value.Value.Number, value.High?.Number),
        ComparisonOperator.Equal => (value.Value.Number, value.Value.Number),
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual => (null, value.Value.Number),
        _ => (value.Value.Number, null),
    };

    public static bool Says(Finding finding, Preference preference) => finding switch
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
        var content = Folding.Key(text).Split(' ').Where(word => !Lexicon.Stop.Contains(word)).Select(word => preference.Facet == "text" ? Folding.Root(word) : Folding.Stem(word)).ToArray();
        return content.Length > 0 && content.Count(words.Contains) * 2 > content.Length - (preference.Facet is "text" || NameReader.IsPerson(preference.Facet) ? 1 : 0);
    }
}
