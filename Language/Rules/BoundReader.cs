using System.Collections.Frozen;
using RecOrleans.Catalogs;
using RecOrleans.Feeds;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Reads bounds, ranges and comparisons with the feed: "under two hours", "between 20 and 40", "cheaper than these", "early 90s".</summary>
internal static class BoundReader
{
    /// <summary>"Around X" reaches this far to either side.</summary>
    private const double Around = .1;

    /// <summary>Words that move a bound.</summary>
    private static readonly FrozenSet<string> Moves = FrozenSet.Create("raise", "lower", "change", "bump", "up", "stretch", "stretching", "widen", "set", "make", "bring", "increase", "decrease", "drop", "cut", "move", "push", "extend", "loosen", "relax", "reduce");

    /// <summary>The bound that begins at this token, inside the clause [first, end).</summary>
    public static BoundFinding? Read(Scene scene, int at, int first, int end) =>
        Period(scene, at, end) ?? Range(scene, at, first, end) ?? Led(scene, at, first, end) ?? Approximate(scene, at, first, end) ?? Plain(scene, at, first, end) ?? Bare(scene, at, first, end);

    /// <summary>"the 90s", "the 90s and later".</summary>
    private static BoundFinding? Period(Scene scene, int at, int end)
    {
        if (PeriodReader.Read(scene, at, end) is not { } period) return null;
        if (!Comparators.Following.TryMatch(scene.Command, period.Last + 1, end, out var length, out var comparator)) return period;
        // "90s on Netflix" is no bound, "the 90s on" is.
        if (scene.Word(period.Last + 1) == "on" && period.Last + 2 < end) return period;
        return AroundPeriod(at, period, comparator) with { Last = period.Last + length };
    }

    /// <summary>"between A and B", "from A to B", "A-B", "A to B".</summary>
    private static BoundFinding? Range(Scene scene, int at, int first, int end)
    {
        var word = scene.Word(at);
        var start = word is "between" or "from" or "zwischen" or "entre" or "von" or "somewhere" or "anywhere" ? at + 1 : at;
        if (word is "somewhere" or "anywhere" && scene.Word(start) is "between" or "from") start++;
        if (!NumberReader.TryRead(scene.Command, start, end, out var low)) return null;
        var joint = start + low.Length;
        if (!(scene.Word(joint) is "-" or "to" or "until" or "till" or "through" or "bis" or "到" or "至" or "a" || (start > at && scene.Word(joint) is "and" or "und" or "et" or "y" or "or"))) return null;
        if (!NumberReader.TryRead(scene.Command, joint + 1, end, out var high)) return null;
        if (low.Value < 1000 && high.Value >= 1000 && Enumerable.Range(joint + 1, high.Length).Any(next => scene.Word(next) is "thousand" or "grand" || scene.Word(next)[^1] == 'k')) low = low with { Value = low.Value * 1000 };
        if (low.Dimension != high.Dimension && low.Dimension == Dimension.None) low = Like(low, high);
        if (FacetChooser.ForQuantity(scene, high with { Unit = high.Unit.Length > 0 ? high.Unit : low.Unit, Dimension = high.Dimension == Dimension.None ? low.Dimension : high.Dimension }, [], first, end, true) is not { } facet) return null;
        var (from, to) = (FacetChooser.InUnitOf(facet, low), FacetChooser.InUnitOf(facet, high));
        return from > to ? null : new BoundFinding(at, joint + high.Length, facet, ComparisonOperator.Between, Operand.Range(from, to));
    }

    /// <summary>"two to three hours": the first number takes the second's unit.</summary>
    private static Quantity Like(Quantity low, Quantity high) =>
        low with { Dimension = high.Dimension, Unit = high.Unit, Value = high.Dimension == Dimension.Time && high.Unit.StartsWith('h') ? low.Value * 60 : low.Value };

    /// <summary>A comparator before a number, or before something in the feed.</summary>
    private static BoundFinding? Led(Scene scene, int at, int first, int end)
    {
        if (!Comparators.Leading.TryMatch(scene.Command, at, end, out var length, out var comparator)) return ChineseComparison(scene, at, end);
        var next = at + length;
        while (scene.Word(next) is "the" or "a" or "just" or "of" or "like" && NumberReader.TryRead(scene.Command, next + 1, end, out _)) next++;
        if (Comparators.About.Contains(scene.Word(next))) next++;
        var isTime = scene.Word(at) is "after" or "before" or "since" or "post" or "pre";
        // "For less than the first one": without a facet of its own, a comparison with an item is one of money.
        if (comparator.Facets.Length == 0 && scene.Word(next - 1) is "than" or "then" && ItemReader.TryItem(scene, next, end, out _, out _)) comparator = new Comparator(comparator.Operator is ComparisonOperator.Greater ? ComparisonOperator.Greater : ComparisonOperator.Less, "price", "rent");
        if (comparator.Facets.Length > 0 && ItemReader.TryTarget(scene, next, end, out var used, out var item) && (!isTime || scene.Word(next)[0] == '#' || scene.Titles.TryMatch(scene.Command, next, end, out _, out _)))
            return Compared(scene, at, next + used - 1, comparator, item);
        if (!NumberReader.TryRead(scene.Command, next, end, out var quantity)) return OrderedBound(scene, at, next, end, comparator);
        if (scene.Word(next - 1) is "than" && comparator.Facets.Length > 0 && quantity is { Unit: "", Dimension: Dimension.None } && comparator.Facets[0] is "year" or "runtime" or "price" or "pages"
            && scene.Feed.FirstOrDefault(reference => reference.N == quantity.Value) is { } nth && Compared(scene, at, next + quantity.Length - 1, comparator, nth) is { } than) return than;
        if (PeriodReader.Read(scene, next, end) is { } period) return AroundPeriod(at, period, comparator);
        if (FacetChooser.ForQuantity(scene, quantity, comparator.Facets, first, end, true) is not { } facet) return null;
        if (Enumerable.Range(first, at - first).Any(before => scene.Word(before) is "cant" or "cannot" or "wont" or "shouldnt" or "mustnt" or "couldnt" or "wouldnt")) comparator = comparator with { Operator = Comparators.Refused(comparator.Operator) };
        if (comparator.Facets.Contains("year") && Units.Of(facet).Dimension is not (Dimension.Year or Dimension.Clock) && quantity.Unit.Length == 0) return null;
        return new BoundFinding(at, next + quantity.Length - 1, facet, comparator.Operator, FacetChooser.InUnitOf(facet, quantity));
    }

    private static BoundFinding AroundPeriod(int at, BoundFinding period, Comparator comparator) => period with
    {
        First = at,
        Operator = comparator.Operator,
        Value = comparator.Operator is ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual ? new Operand(period.Value.Value) : new Operand(period.Value.High ?? period.Value.Value),
        IsPeriod = false,
    };

    /// <summary>"nothing over PG": the values of an ordered facet are bounded like numbers.</summary>
    private static BoundFinding? OrderedBound(Scene scene, int at, int next, int end, Comparator comparator)
    {
        while (scene.Word(next) is "a" or "the") next++;
        if (!scene.Catalog.TryMatch(scene.Command, next, end, out var length, out var senses)) return null;
        var sense = senses.FirstOrDefault(sense => sense.Facet.Kind == FacetKind.Ordered);
        return sense.Facet is null ? null : new BoundFinding(at, next + length - 1, sense.Facet, comparator.Operator, sense.Value);
    }

    /// <summary>"比这些便宜": the comparison follows what it compares with.</summary>
    private static BoundFinding? ChineseComparison(Scene scene, int at, int end)
    {
        if (scene.Word(at) is not "比" || !ItemReader.TryTarget(scene, at + 1, end, out var used, out var item)) return null;
        for (var next = at + 1 + used; next < Math.Min(end, at + used + 6); next++)
            if (Comparators.Alone.TryMatch(scene.Command, next, end, out var length, out var comparator))
                return Compared(scene, at, next + length - 1, comparator, item);
        return null;
    }

    /// <summary>The bound that a comparison with an item, or with all of the feed, sets: strictly better than the best in sight.</summary>
    private static BoundFinding? Compared(Scene scene, int first, int last, Comparator comparator, FeedReference? item)
    {
        foreach (var name in comparator.Facets)
        {
            if (scene.Schema.Find(name) is not { Kind: FacetKind.Number or FacetKind.Ordered } facet) continue;
            var items = item is null ? scene.Feed : [item];
            var values = items.SelectMany(reference => reference.Item.Values(facet.Name)).ToArray();
            if (values.Length == 0) continue;
            var isLess = comparator.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual;
            var ordered = values.OrderBy(value => value.IsNumber ? value.Number : Rank(facet, value.Text!)).ToArray();
            return new BoundFinding(first, last, facet, comparator.Operator, new Operand(isLess ? ordered[0] : ordered[^1]));
        }

        return null;
    }

    /// <summary>The place of a value in the facet's order; -1 where it has none.</summary>
    internal static int Rank(Facet facet, string value)
    {
        for (var rank = 0; rank < facet.Values.Length; rank++)
            if (string.Equals(facet.Values[rank], value, StringComparison.OrdinalIgnoreCase))
                return rank;
        return -1;
    }

    private static BoundFinding? Approximate(Scene scene, int at, int first, int end)
    {
        var next = Comparators.About.Contains(scene.Word(at)) ? at + 1 : at;
        if (!NumberReader.TryRead(scene.Command, next, end, out var quantity)) return null;
        var last = next + quantity.Length - 1;
        if (next == at)
        {
            if (scene.Word(last + 1) is not ("左" or "上" or "ish" or "or")) return null;
            if (scene.Word(last + 2) is not ("右" or "下" or "so") && scene.Word(last + 1) != "ish") return null;
            last += scene.Word(last + 1) == "ish" ? 1 : 2;
        }

        if (FacetChooser.ForQuantity(scene, quantity, [], first, end, true) is not { } facet) return null;
        var value = FacetChooser.InUnitOf(facet, quantity);
        return new BoundFinding(at, last, facet, ComparisonOperator.Between, Operand.Range(Math.Round(value * (1 - Around), 3), Math.Round(value * (1 + Around), 3)));
    }

    /// <summary>A number with a comparator behind it, or alone with its unit: then it is a ceiling for money and time, a floor for what one wants much of.</summary>
    private static BoundFinding? Plain(Scene scene, int at, int first, int end)
    {
        if (!NumberReader.TryRead(scene.Command, at, end, out var quantity)) return OrderedThen(scene, at, end);
        if (Moved(scene, at, first, quantity) is { } moved) return moved;
        var last = at + quantity.Length - 1;
        var isFollowed = Comparators.Following.TryMatch(scene.Command, last + 1, end, out var length, out var comparator);
        if (!isFollowed && FacetChooser.ForQuantity(scene, quantity, [], first, end, true) is { } own)
        {
            // "Ten hours of battery or more": the facet's name may stand between.
            var next = last + 1;
            while (next < end && next - last <= 3 && (scene.Word(next) == "of" || FacetChooser.IsNameOf(own, scene.Word(next)))) next++;
            isFollowed = next > last + 1 && scene.Word(next) != "on" && Comparators.Following.TryMatch(scene.Command, next, end, out length, out comparator);
            if (isFollowed) last = next - 1;
        }

        if (isFollowed && comparator.Facets.Contains("year") && quantity.Unit.Length > 0) isFollowed = false;
        if (FacetChooser.ForQuantity(scene, quantity, isFollowed ? comparator.Facets : [], first, end, isFollowed) is not { } facet) return null;
        var value = FacetChooser.InUnitOf(facet, quantity);
        var (dimension, _) = Units.Of(facet);
        if (!isFollowed && (IsStory(scene, first, at, end) || IsCount(scene, at, quantity))) return null;
        if (isFollowed) return new BoundFinding(at, last + length, facet, comparator.Operator, value);
        if (dimension == Dimension.Year) return new BoundFinding(at, last, facet, ComparisonOperator.Equal, value, IsPeriod: true);
        var isCeiling = dimension is Dimension.Money or Dimension.Time or Dimension.Distance or Dimension.Weight || facet.Name is "calories" or "pages";
        var isFloor = dimension is Dimension.Stars or Dimension.Data || facet.Name is "spf" or "battery" or "rooms" or "seats" or "size";
        return new BoundFinding(at, last, facet, isCeiling ? ComparisonOperator.LessOrEqual : isFloor ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Equal, value, IsPlain: true);
    }

    /// <summary>"Raise the limit to 150": a remembered bound with another end.</summary>
    private static BoundFinding? Moved(Scene scene, int at, int first, Quantity quantity)
    {
        if (scene.Word(at - 1) != "to" || quantity.Unit.Length > 0 || !Enumerable.Range(first, at - first).Any(before => Moves.Contains(scene.Word(before)))) return null;
        var bounds = scene.Memory.Where(old => old.Polarity == Polarity.Like && old.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual or ComparisonOperator.Between) && scene.Numbers.Any(facet => facet.Name == old.Facet)).ToArray();
        var named = MemoryReader.Named(scene, first, at, []).Intersect(bounds).ToArray();
        return (named.Length > 0 ? named : bounds) is [var old] ? new BoundFinding(at, at + quantity.Length - 1, scene.Schema.Find(old.Facet)!, old.Operator, quantity.Value) : null;
    }

    /// <summary>"One cuisine at a time", "the last two": a bare small number that counts no unit.</summary>
    private static bool IsCount(Scene scene, int at, Quantity quantity) =>
        quantity.Unit.Length == 0 && (scene.Word(at) == "one" || scene.Word(at - 1) is "last" or "first" or "next" or "these" or "those" or "both" or "other");

    /// <summary>"30 bucks was ambitious", "#2 at 880 pages": a number that is told, not asked for.</summary>
    private static bool IsStory(Scene scene, int first, int at, int end)
    {
        for (var other = first; other < end; other++)
            if (scene.Word(other) is "was" or "were" or "my" or "broke" or "not" or "showed" or "my" or "saved" or "never" or "ambitious" or "太")
                return true;
        return scene.Word(at - 1) is "at" or "in" or "of";
    }

    /// <summary>"PG-13 at worst", "mid or higher".</summary>
    private static BoundFinding? OrderedThen(Scene scene, int at, int end)
    {
        if (!scene.Catalog.TryMatch(scene.Command, at, end, out var length, out var senses)) return null;
        var sense = senses.FirstOrDefault(sense => sense.Facet.Kind == FacetKind.Ordered);
        if (sense.Facet is null || !Comparators.Following.TryMatch(scene.Command, at + length, end, out var used, out var comparator) || scene.Word(at + length) == "on") return null;
        return new BoundFinding(at, at + length + used - 1, sense.Facet, comparator.Operator, sense.Value);
    }

    /// <summary>"anything cheaper?": compared with the feed, or with the one item that the command points at.</summary>
    private static BoundFinding? Bare(Scene scene, int at, int first, int end)
    {
        if (scene.Feed.IsDefaultOrEmpty || !Comparators.Alone.TryMatch(scene.Command, at, end, out var length, out var comparator)) return null;
        if (scene.Word(at - 1) is "no" or "not" or "less" or "the" or "im" or "am") return null;
        // "Older than me" compares with what nobody can see.
        if (scene.Word(at + length) is "than" or "then" && scene.Word(at + length + 1) is "me" or "us" or "i") return null;
        FeedReference? item = null;
        for (var other = 0; other < at && item is null; other++)
            if (ItemReader.TryItem(scene, other, at, out _, out var found))
                item = found;
        return Compared(scene, at, at + length - 1, comparator, item);
    }
}
