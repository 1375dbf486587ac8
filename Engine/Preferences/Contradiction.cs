using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Preferences;

/// <summary>Decides which older preference a newer one takes the place of (recbot.md, "resolve").</summary>
internal static class Contradiction
{
    /// <summary>True when both cannot be meant at once: the same value wanted and not wanted, or a new bound in place of an old one.</summary>
    /// <remarks>Scope and time are the caller's business: the first is taken to be the newer.</remarks>
    public static bool Between(CatalogSchema schema, Preference newer, Preference older)
    {
        if (schema.Find(newer.Facet) is not { } facet || schema.Find(older.Facet) is not { } olderFacet) return false;
        var same = string.Equals(facet.Name, olderFacet.Name, StringComparison.OrdinalIgnoreCase);
        if (!same && !Covers(facet, olderFacet) && !Covers(olderFacet, facet)) return false;
        if (same && Interval.Of(facet, newer) is { } next && Interval.Of(facet, older) is { } before)
            return IntervalsContradict(facet, next, newer, before, older);
        return Wants(newer) != Wants(older) && newer.Value.Value.Matches(older.Value.Value);
    }

    /// <summary>True when both say the same of the same values, in whatever strength or scope.</summary>
    public static bool SameStatement(Preference left, Preference right) =>
        string.Equals(left.Facet, right.Facet, StringComparison.OrdinalIgnoreCase)
        && left.Polarity == right.Polarity
        && left.Operator == right.Operator
        && left.Value.Value.Matches(right.Value.Value)
        && (left.Value.High is { } high ? right.Value.High is { } other && high.Matches(other) : right.Value.High is null);

    private static bool IntervalsContradict(Facet facet, Interval next, Preference newer, Interval before, Preference older)
    {
        if (next.Inside != before.Inside) return next.Inside ? before.Contains(next) : next.Contains(before);
        if (!next.Inside || facet.Multi) return false;
        // "easy" and "medium" of an ordered facet are two values side by side; two exact numbers are one bound replaced by another.
        if (facet.Kind == FacetKind.Ordered && next.IsPoint && before.IsPoint) return false;
        // A softer wish inside of a hard bound lets it stand ("at most 150", "ideally below 25"), and so does any wish that keeps clear of a ban
        // ("nothing before 1980", "only the nineties").
        if (before.Contains(next) && ((newer.Strength == Strength.Soft && older.Strength == Strength.Hard) || (newer.Polarity == Polarity.Like && older.Polarity == Polarity.Dislike))) return false;
        return (next.HasLow && before.HasLow) || (next.HasHigh && before.HasHigh) || next.IsApartFrom(before);
    }

    private static bool Wants(Preference preference) => (preference.Polarity == Polarity.Like) == (preference.Operator != ComparisonOperator.NotEqual);

    private static bool Covers(Facet facet, Facet other) => facet.Covers.Contains(other.Name, StringComparer.OrdinalIgnoreCase);
}
