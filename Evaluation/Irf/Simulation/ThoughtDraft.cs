using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>One command while it is thought out: finds for each tone what this feed gives the user a reason to say in it.</summary>
internal sealed class ThoughtDraft(ItemTraits traits, Random random, Sight sight, Item wanted, string? drift, ImmutableArray<Statement> stated)
{
    private const string SimilarFacet = "similar", ItemFacet = "item";

    /// <summary>From how many items of ten on a feed shows much of a value: a kind or a name.</summary>
    private const int MuchOfAKind = 3, MuchOfAName = 2;

    /// <summary>Praise needs this likeness, and this many times that of the next best.</summary>
    private const double Close = 0.15, Clearly = 1.5;

    /// <summary>How often a wish is put as a complaint about the feed, where the feed gives a reason.</summary>
    private const double Complaining = 0.25;

    private readonly List<Intent> _intents = [];
    private readonly List<Statement> _new = [];
    private ImmutableArray<Statement> _left = stated;

    public bool IsEmpty => _intents.Count == 0;

    /// <summary>True for what no longer holds of the item that is wanted now.</summary>
    public bool IsStale(Statement statement)
    {
        if (traits.Check.IsCheckable(statement)) return !traits.Check.IsMet(wanted, statement);
        var item = statement.Value.Value.ToString();
        return IsLike(statement) ? traits.Items.TryGetValue(item, out var praised) && traits.Likeness(praised, wanted) < Close : item == wanted.Id;
    }

    /// <summary>Withdraws what no longer holds, perhaps with what shall stand in its place.</summary>
    public void Withdraw(Statement statement)
    {
        _left = _left.Remove(statement);
        var next = IsLike(statement) && random.NextDouble() < traits.Shares.Replaced ? Instead(statement) : null;
        if (next is not null) _new.Add(next);
        _intents.Add(next is null ? new TakeBack(statement) : new Swap(statement, next));
    }

    /// <summary>Adds something to say in that tone; false where there is nothing.</summary>
    public bool TryAdd(Tone tone)
    {
        var facet = traits.Schema.Find(tone.Facet)!;
        if (facet.Kind == FacetKind.Reference) return tone.Facet == SimilarFacet ? TryPraise(tone) : tone.Facet == ItemFacet && TryReject(tone);
        if (facet.Kind == FacetKind.Date || IsSpokenOf(facet)) return false;
        if (IsBound(facet, tone)) return tone.Polarity == Polarity.Like && TryBound(facet, tone);
        if (tone.Operator != ComparisonOperator.Equal || facet.Kind == FacetKind.Number) return false;
        return tone.Polarity == Polarity.Dislike ? TryDislike(facet, tone) : tone.Strength == Strength.Hard && TryInsist(facet) || TryLike(facet, tone);
    }

    public Thought ToThought() => _intents.Count == 0
        ? new Thought(Feedback.Neutral, [])
        : new Thought(_intents.Exists(intent => intent is Swap or TakeBack) ? Feedback.Conflict : Feedback.New, [.. _intents]);

    private bool TryLike(Facet facet, Tone tone)
    {
        if (IsOnlyOne(facet, tone)) return false;
        var values = Sayable(facet).Where(value => 2 * Shown(facet, value) <= sight.Feed.Length).ToList();
        if (values.Count == 0) return false;
        var statement = Named(tone, random.Pick(values));
        return TryWish(statement, Shown(facet, statement.Value.Value) == 0);
    }

    /// <summary>"Only" comes again for what was asked for softly and hardly any of the feed follows.</summary>
    private bool TryInsist(Facet facet)
    {
        var ignored = _left.Where(older => older is { Polarity: Polarity.Like, Strength: Strength.Soft, Operator: ComparisonOperator.Equal } && IsAbout(older, facet)
            && !IsOnlyOne(facet, older) && 3 * sight.Feed.Count(item => traits.Check.Holds(item, older)) <= sight.Feed.Length && !_new.Exists(added => GoldMemory.Says(added, older)) && !GivesAway(older.Value)).ToList();
        if (ignored.Count == 0) return false;
        var statement = random.Pick(ignored) with { Strength = Strength.Hard };
        _new.Add(statement);
        _intents.Add(new Insist(statement));
        return true;
    }

    private bool TryDislike(Facet facet, Tone tone)
    {
        if (!traits.Check.Knows(wanted, facet)) return false;
        var much = facet.Kind is FacetKind.Closed or FacetKind.Ordered ? MuchOfAKind : MuchOfAName;
        var shown = sight.Feed.SelectMany(item => traits.Check.Values(item, facet).Distinct()).GroupBy(value => value)
            .Where(group => group.Count() >= much && !IsSaid(group.Key) && !traits.Check.Holds(wanted, Named(tone, group.Key)))
            .Select(group => (group.Key, (double)group.Count())).OrderBy(value => value.Key.ToString(), StringComparer.Ordinal).ToList();
        if (shown.Count == 0) return false;
        var statement = Named(tone, random.Pick(shown));
        return TryWish(statement, 2 * Shown(facet, statement.Value.Value) >= sight.Feed.Length);
    }

    private bool TryBound(Facet facet, Tone tone)
    {
        if (Value(wanted, facet) is not { } value) return false;
        var strict = tone.Operator is ComparisonOperator.Less or ComparisonOperator.Greater;
        if (strict && random.NextDouble() < traits.Shares.Compared) return TryCompare(facet, tone, value);
        if (Bound(facet, tone, value, _left.Any(older => IsLike(older) && IsAbout(older, facet))) is not { } bound) return false;
        var statement = new Statement(Polarity.Like, tone.Strength, facet.Name, tone.Operator, bound);
        // Nobody sets a bound that the feed keeps anyway.
        if (sight.Feed.Count(item => traits.Check.Knows(item, facet) && !traits.Check.IsMet(item, statement)) < 2) return false;
        return TryWish(statement, isReason: false);
    }

    private bool TryCompare(Facet facet, Tone tone, double value)
    {
        var less = tone.Operator == ComparisonOperator.Less;
        var known = sight.Feed.Select((item, index) => (Position: index + 1, Value: Value(item, facet))).Where(item => item.Value is not null).ToList();
        var beyond = known.Where(item => less ? value < item.Value : value > item.Value).ToList();
        if (beyond.Count == 0) return false;
        int? position = beyond.Count == sight.Feed.Length ? null : random.Pick(beyond).Position;
        var number = position is { } at ? beyond.Find(item => item.Position == at).Value!.Value : less ? beyond.Min(item => item.Value!.Value) : beyond.Max(item => item.Value!.Value);
        var statement = new Statement(Polarity.Like, Strength.Hard, facet.Name, tone.Operator, facet.Kind == FacetKind.Number ? number : (Operand)facet.Values[(int)number]);
        if (!GoldMemory.DroppedFor(statement, _left, traits.Schema).IsEmpty || IsStatement(statement) || GivesAway(statement.Value)) return false;
        _new.Add(statement);
        _intents.Add(new Compare(statement, position));
        return true;
    }

    private bool TryPraise(Tone tone)
    {
        if (tone.Polarity != Polarity.Like || sight.Feed.Length < 2 || _new.Exists(added => added.Facet == SimilarFacet)) return false;
        var ranked = sight.Feed.Select((item, index) => (item.Id, Position: index + 1, Likeness: traits.Likeness(item, wanted))).OrderByDescending(item => item.Likeness).ThenBy(item => item.Position).ToList();
        var best = ranked[0];
        if (best.Likeness < Close || best.Likeness < Clearly * ranked[1].Likeness || _left.Any(older => older.Facet == SimilarFacet && older.Value.Value.ToString() == best.Id)) return false;
        var statement = new Statement(Polarity.Like, Strength.Soft, SimilarFacet, ComparisonOperator.Equal, FormattableString.Invariant($"#{best.Position}"));
        _new.Add(statement);
        _intents.Add(new Praise(statement, best.Position));
        return true;
    }

    /// <summary>"Not #3": one of the half of the feed that is least like the wanted item, and never what a drifting user will want.</summary>
    private bool TryReject(Tone tone)
    {
        if (tone.Polarity != Polarity.Dislike || sight.Feed.Length == 0 || _new.Exists(added => added.Facet == ItemFacet)) return false;
        var unlike = sight.Feed.Select((item, index) => (item.Id, Position: index + 1, Likeness: traits.Likeness(item, wanted)))
            .OrderBy(item => item.Likeness).ThenBy(item => item.Position).Take((sight.Feed.Length + 1) / 2)
            .Where(item => item.Id != drift && !_left.Any(older => older.Facet == ItemFacet && older.Value.Value.ToString() == item.Id)).ToList();
        if (unlike.Count == 0) return false;
        var statement = new Statement(Polarity.Dislike, tone.Strength, ItemFacet, ComparisonOperator.Equal, FormattableString.Invariant($"#{random.Pick(unlike).Position}"));
        _new.Add(statement);
        _intents.Add(new Wish(statement));
        return true;
    }

    /// <summary>A new wish; a tighter bound takes the place of the one that a listener would drop for it.</summary>
    private bool TryWish(Statement statement, bool isReason)
    {
        if (!traits.Check.IsMet(wanted, statement) || IsStatement(statement) || GivesAway(statement.Value)) return false;
        var dropped = GoldMemory.DroppedFor(statement, _left, traits.Schema);
        if (dropped.Length > 1 || (dropped.Length == 1 && !IsTighter(statement, dropped[0]))) return false;
        _left = _left.RemoveRange(dropped);
        _new.Add(statement);
        _intents.Add(dropped.Length == 1 ? new Swap(dropped[0], statement) : new Wish(statement, isReason && random.NextDouble() < Complaining));
        return true;
    }

    /// <summary>What holds of the wanted item in place of what held of another; null where it has nothing of the kind.</summary>
    private Statement? Instead(Statement old)
    {
        var facet = traits.Schema.Find(old.Facet)!;
        var tone = new Tone(facet.Name, Polarity.Like, old.Strength, old.Operator);
        if (facet.Kind == FacetKind.Reference || IsSpokenOf(facet)) return null;
        Statement? next = null;
        if (IsBound(facet, tone))
        {
            if (Value(wanted, facet) is { } value && Bound(facet, tone, value, fine: false) is { } bound) next = new Statement(Polarity.Like, tone.Strength, facet.Name, tone.Operator, bound);
        }
        else if (tone.Operator == ComparisonOperator.Equal && !IsOnlyOne(facet, tone) && Sayable(facet) is { Count: > 0 } values)
        {
            next = Named(tone, random.Pick(values));
        }

        return next is not null && traits.Check.IsMet(wanted, next) && !IsStatement(next) && !GivesAway(next.Value) && GoldMemory.DroppedFor(next, _left, traits.Schema).IsEmpty ? next : null;
    }

    /// <summary>The wanted item's values that were not said yet and would not give its title away.</summary>
    private List<FacetValue> Sayable(Facet facet) => [.. traits.Check.Values(wanted, facet).Where(value => !IsSaid(value) && !GivesAway(new Operand(value)))];

    /// <summary>True when more than half of the words of the title would have been said.</summary>
    private bool GivesAway(Operand value)
    {
        var title = WordRun.Content(wanted.Title);
        var said = _left.Concat(_new).Where(traits.Check.IsCheckable).Select(statement => statement.Value).Append(value)
            .SelectMany(operand => WordRun.Words(operand.ToString())).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return 2 * title.Count(said.Contains) > title.Count;
    }

    /// <summary>True when the value, its plural, or a phrase that holds it was said already, of whatever facet.</summary>
    private bool IsSaid(FacetValue value) => _left.Concat(_new).Any(statement => statement.Value.High is null && statement.Value.Value.Text is { } said
        && (WordRun.Contains(said, value.ToString()) || WordRun.Contains(value.ToString(), said) || string.Equals(said.TrimEnd('s'), value.ToString().TrimEnd('s'), StringComparison.OrdinalIgnoreCase)));

    private bool IsStatement(Statement statement) => _left.Concat(_new).Any(older => GoldMemory.Says(older, statement));

    /// <summary>A command speaks once of what can be compared, so that it does not contradict itself.</summary>
    private bool IsSpokenOf(Facet facet) => FacetNumbers.IsComparable(facet.Kind) && _new.Exists(added => IsAbout(added, facet));

    /// <summary>Nobody says "only comedies" and "only thrillers"; of free text there may be several.</summary>
    private bool IsOnlyOne(Facet facet, Tone tone) => tone.Strength == Strength.Hard && HasOnly(facet);

    private bool IsOnlyOne(Facet facet, Statement softer) => HasOnly(facet) && softer.Polarity == Polarity.Like;

    private bool HasOnly(Facet facet) => facet.Kind != FacetKind.Text
        && _left.Concat(_new).Any(older => older is { Polarity: Polarity.Like, Strength: Strength.Hard, Operator: ComparisonOperator.Equal } && IsAbout(older, facet));

    /// <summary>True when every item that meets the new statement meets the old one, but not the other way round.</summary>
    private bool IsTighter(Statement next, Statement old)
    {
        var looser = false;
        foreach (var item in traits.Items.Values)
        {
            var before = traits.Check.IsMet(item, old);
            if (traits.Check.IsMet(item, next) && !before) return false;
            looser |= before && !traits.Check.IsMet(item, next);
        }

        return looser;
    }

    private static Operand? Bound(Facet facet, Tone tone, double value, bool fine)
    {
        if (facet.Kind == FacetKind.Number) return RoundNumbers.Around(facet, tone.Operator, value, fine);
        if (facet.Kind != FacetKind.Ordered) return null;
        var place = (int)value + tone.Operator switch
        {
            ComparisonOperator.Less => 1,
            ComparisonOperator.Greater => -1,
            ComparisonOperator.LessOrEqual or ComparisonOperator.GreaterOrEqual => 0,
            _ => facet.Values.Length,
        };
        return place >= 0 && place < facet.Values.Length ? new Operand((FacetValue)facet.Values[place]) : null;
    }

    private static bool IsBound(Facet facet, Tone tone) => FacetNumbers.IsComparable(facet.Kind) && tone.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);

    /// <summary>How many items of the feed have the value.</summary>
    private int Shown(Facet facet, FacetValue value) => sight.Feed.Count(item => traits.Check.Values(item, facet).Any(value.Matches));

    private double? Value(Item item, Facet facet) => traits.Check.Values(item, facet) is [var only] ? FacetNumbers.Read(facet, only) : null;

    private static Statement Named(Tone tone, FacetValue value) => new(tone.Polarity, tone.Strength, tone.Facet, ComparisonOperator.Equal, new Operand(value));

    private static bool IsLike(Statement statement) => statement.Polarity == Polarity.Like;

    private static bool IsAbout(Statement statement, Facet facet) => string.Equals(statement.Facet, facet.Name, StringComparison.OrdinalIgnoreCase);
}
