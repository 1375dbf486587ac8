using FuzzySharp;
using RecOrleans.Catalogs;
using RecOrleans.Language.Rules;

namespace RecOrleans.Language.Grounding;

/// <summary>Finds a facet's own value for what someone wrote: exact, then synonym, then plural or part of a name, then fuzzy.</summary>
public static class ValueMatcher
{
    /// <summary>
    /// Lowest similarity (0..100, FuzzySharp's ratio: 100 x (1 - insertions and deletions / both lengths)) that counts as a slip of the pen.
    /// One letter left out of six gives 91; Austria and Australia, which must stay apart, give 88.
    /// </summary>
    public const int MinRatio = 89;

    /// <summary>Shorter words than this have too many neighbours to be guessed.</summary>
    public const int MinFuzzyLength = 5;

    /// <summary>The candidate meant, in its own spelling, or null.</summary>
    public static string? Match(Facet facet, string written, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(facet);
        ArgumentNullException.ThrowIfNull(candidates);
        var known = candidates as IReadOnlyCollection<string> ?? [.. candidates];
        var key = Folding.Key(written);
        if (key.Length == 0) return null;
        if (Exact(key, known) is { } exact) return exact;
        foreach (var (said, value) in facet.Synonyms)
            if (Folding.Key(said) == key && Exact(Folding.Key(value), known) is { } synonym)
                return synonym;
        return ByStem(key, known) ?? ByLastName(key, known) ?? Fuzzy(key, known);
    }

    private static string? Exact(string key, IReadOnlyCollection<string> known)
    {
        foreach (var value in known)
            if (Folding.Key(value) == key)
                return value;
        return null;
    }

    private static string? ByStem(string key, IReadOnlyCollection<string> known)
    {
        var stem = StemAll(key);
        return Single(known, value => StemAll(Folding.Key(value)) == stem);
    }

    /// <summary>"Scorsese" is Martin Scorsese and "De Niro" Robert De Niro where no other name ends so. Lower-case values ("light blue") are no names.</summary>
    private static string? ByLastName(string key, IReadOnlyCollection<string> known) =>
        key.Length < MinFuzzyLength
            ? null
            : Single(known, value => char.IsUpper(value[0]) && value.Contains(' ', StringComparison.Ordinal)
                && Folding.Key(value).EndsWith(" " + key, StringComparison.Ordinal));

    private static string? Fuzzy(string key, IReadOnlyCollection<string> known)
    {
        if (key.Length < MinFuzzyLength) return null;
        string? best = null;
        var bestRatio = MinRatio - 1;
        var tied = false;
        foreach (var value in known)
        {
            // No pair whose lengths differ more can reach the ratio.
            if (Math.Abs(value.Length - key.Length) > 2 + (key.Length / 5)) continue;
            var ratio = Fuzz.Ratio(key, Folding.Key(value));
            if (ratio == bestRatio && best is not null) tied = true;
            if (ratio <= bestRatio) continue;
            (best, bestRatio, tied) = (value, ratio, false);
        }

        return tied ? null : best;
    }

    private static string? Single(IReadOnlyCollection<string> known, Func<string, bool> matches)
    {
        string? found = null;
        foreach (var value in known)
        {
            if (value.Length == 0 || !matches(value)) continue;
            if (found is not null) return null;
            found = value;
        }

        return found;
    }

    private static string StemAll(string key) => string.Join(' ', key.Split(' ').Select(Folding.Stem));
}
