using System.Collections.Immutable;
using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Rules;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Grounding;

/// <summary>Grounds the facet, the operator and the value of one new preference.</summary>
internal sealed class FacetGrounding(ParseRequest request)
{
    /// <summary>Longest free value, in characters; longer ones are cut.</summary>
    private const int MaxTextLength = 200;

    /// <summary>The edit in the catalogue's own terms, or null (with a note) when nothing can be made of it.</summary>
    public AddEdit? Ground(AddEdit edit, ImmutableArray<string>.Builder notes)
    {
        if (edit.Value is null) return Dropped(edit, "it has no value", notes);
        if (request.Schema.Find(edit.Facet ?? "") is not { } facet) return AsText(edit, $"the catalogue has no facet {Grounder.Shown(edit.Facet)}", notes);
        edit = edit with { Facet = facet.Name };
        return facet.Kind switch
        {
            FacetKind.Closed => Closed(edit, facet, notes),
            FacetKind.Ordered => Ordered(edit, facet, notes),
            FacetKind.Open => Open(edit, facet, notes),
            FacetKind.Number => Number(edit, facet, notes),
            FacetKind.Date => Date(edit, facet, notes),
            FacetKind.Reference => Reference(edit, notes),
            _ => Text(edit, facet, notes),
        };
    }

    private AddEdit? Closed(AddEdit edit, Facet facet, ImmutableArray<string>.Builder notes) =>
        ValueMatcher.Match(facet, edit.Value.Value.ToString(), facet.Values) is { } value
            ? Equality(edit, notes) with { Value = value }
            : AsText(edit, $"{facet.Name} has no value \"{Grounder.Shown(edit.Value.ToString())}\"", notes);

    private AddEdit? Ordered(AddEdit edit, Facet facet, ImmutableArray<string>.Builder notes)
    {
        var low = ValueMatcher.Match(facet, edit.Value.Value.ToString(), facet.Values);
        if (low is null) return AsText(edit, $"{facet.Name} has no value \"{Grounder.Shown(edit.Value.Value.ToString())}\"", notes);
        if (edit.Operator != ComparisonOperator.Between) return Positive(edit) with { Value = low };
        if (edit.Value.High is not { } end || ValueMatcher.Match(facet, end.ToString(), facet.Values) is not { } high)
            return AsText(edit, $"the range of {facet.Name} has no upper end", notes);
        return facet.Values.IndexOf(low) <= facet.Values.IndexOf(high)
            ? edit with { Value = Operand.Range(low, high) }
            : edit with { Value = Operand.Range(high, low) };
    }

    private AddEdit? Open(AddEdit edit, Facet facet, ImmutableArray<string>.Builder notes)
    {
        edit = Equality(edit, notes);
        var written = Clean(edit.Value.Value.ToString());
        if (written.Length == 0) return Dropped(edit, "its value is empty", notes);
        if (written[0] == '#') return OfFeedItem(edit, facet, written, notes);
        edit = edit with { Value = written };

        if (request.Vocabulary.Exact(facet.Name, written) is { } exact) return edit with { Value = exact };
        if (!request.Vocabulary.Knows(facet.Name)) return edit;
        var known = request.Vocabulary.Values(facet.Name).Concat(facet.Values).Concat(FeedValues(facet)).Distinct(StringComparer.OrdinalIgnoreCase);
        if (ValueMatcher.Match(facet, written, known) is not { } value)
            return AsText(edit, $"no {facet.Name} of this catalogue is called \"{Grounder.Shown(written)}\"", notes);
        if (!string.Equals(value, written, StringComparison.OrdinalIgnoreCase)) notes.Add($"{facet.Name} \"{Grounder.Shown(written)}\" was read as \"{value}\".");
        return edit with { Value = value };
    }

    /// <summary>A model may name an item where its value is meant ("not this director"): taken where the item has one value only.</summary>
    private AddEdit? OfFeedItem(AddEdit edit, Facet facet, string written, ImmutableArray<string>.Builder notes)
    {
        var values = InFeed(written) is { } item ? item.Values(facet.Name) : [];
        return values.Length == 1 ? edit with { Value = new Operand(values[0]) } : Dropped(edit, $"{written} has no single {facet.Name}", notes);
    }

    private AddEdit? Number(AddEdit edit, Facet facet, ImmutableArray<string>.Builder notes)
    {
        if (ToNumber(edit.Value.Value) is not { } low) return AsText(edit, $"{facet.Name} is a number, not \"{Grounder.Shown(edit.Value.ToString())}\"", notes);
        var verified = BoundCheck.Verified(edit, request);
        if (verified.Value != edit.Value)
        {
            notes.Add($"{facet.Name} {edit.Value} was corrected to {verified.Value}, which is what \"{Grounder.Shown(edit.Quote)}\" says.");
            edit = verified;
            low = edit.Value.Value.Number;
        }

        low = Clamp(low, facet, notes);
        if (edit.Operator != ComparisonOperator.Between) return Positive(edit) with { Value = low };
        if (edit.Value.High is not { } end || ToNumber(end) is not { } high) return Dropped(edit, $"the range of {facet.Name} has no upper end", notes);
        high = Clamp(high, facet, notes);
        return edit with { Value = Operand.Range(Math.Min(low, high), Math.Max(low, high)) };
    }

    private static double? ToNumber(FacetValue value)
    {
        if (value.IsNumber) return double.IsFinite(value.Number) ? value.Number : null;
        var word = Folding.Key(value.Text!).Split(' ')[0];
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    private static double Clamp(double value, Facet facet, ImmutableArray<string>.Builder notes)
    {
        var clamped = Math.Min(Math.Max(value, facet.Low ?? double.NegativeInfinity), facet.High ?? double.PositiveInfinity);
        if (!clamped.Equals(value)) notes.Add($"{facet.Name} {(FacetValue)value} was taken as {(FacetValue)clamped}, the nearest that the catalogue allows.");
        return clamped;
    }

    private AddEdit? Date(AddEdit edit, Facet facet, ImmutableArray<string>.Builder notes)
    {
        if (ToDate(edit.Value.Value, false) is not { } low) return AsText(edit, $"{facet.Name} is a date, not \"{Grounder.Shown(edit.Value.ToString())}\"", notes);
        if (edit.Operator == ComparisonOperator.Between)
            return edit.Value.High is { } end && ToDate(end, true) is { } high
                ? edit with { Value = string.CompareOrdinal(low, high) <= 0 ? Operand.Range(low, high) : Operand.Range(high, low) }
                : Dropped(edit, $"the range of {facet.Name} has no upper end", notes);
        var isEnd = edit.Operator is ComparisonOperator.LessOrEqual or ComparisonOperator.Greater;
        return Positive(edit) with { Value = isEnd ? ToDate(edit.Value.Value, true)! : low };
    }

    /// <summary>A date as it is written, or the first or last day of a year.</summary>
    private static string? ToDate(FacetValue value, bool end)
    {
        var text = value.ToString().Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return text;
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? text + (end ? "-12-31" : "-01-01") : null;
    }

    private AddEdit? Reference(AddEdit edit, ImmutableArray<string>.Builder notes)
    {
        edit = Equality(edit, notes);
        var written = Clean(edit.Value.Value.ToString());
        if (written.Length == 0) return Dropped(edit, "it points at nothing", notes);
        if (written[0] == '#')
            return InFeed(written) is null ? Dropped(edit, OutOfSight(written), notes) : edit with { Value = written };
        if (ReferenceResolver.Title(written, request) is { } title) return edit with { Value = title };
        return request.Vocabulary.Titles.Count == 0
            ? edit with { Value = written }
            : AsText(edit with { Value = written }, $"no item is called \"{Grounder.Shown(written)}\"", notes);
    }

    private string OutOfSight(string written) =>
        request.Context.Feed.IsDefaultOrEmpty ? "the feed that it points into is no longer in sight" : $"the feed has no item {Grounder.Shown(written)}";

    private AddEdit? Text(AddEdit edit, Facet facet, ImmutableArray<string>.Builder notes)
    {
        var text = Clean(edit.Value.ToString());
        if (text.Length == 0) return Dropped(edit, "its text is empty", notes);
        if (ItemReader.IsPlace(text)) return Dropped(edit, OutOfSight(text), notes);
        return edit.Quote.Length == 0 ? Dropped(edit with { Quote = text }, "the command does not say so", notes) : edit with { Facet = facet.Name, Operator = ComparisonOperator.Equal, Value = text };
    }

    /// <summary>What fits no facet keeps its meaning as free text.</summary>
    private AddEdit? AsText(AddEdit edit, string why, ImmutableArray<string>.Builder notes)
    {
        var text = Clean(edit.Value.ToString());
        if (request.Schema.Facets.FirstOrDefault(facet => facet.Kind == FacetKind.Text) is not { } facet || text.Length == 0 || text[0] == '#')
            return Dropped(edit, why, notes);
        if (ItemReader.IsPlace(text)) return Dropped(edit, OutOfSight(text), notes);
        notes.Add($"Kept \"{Grounder.Shown(text)}\" as free text: {why}.");
        var polarity = edit.Operator == ComparisonOperator.NotEqual ? Opposite(edit.Polarity) : edit.Polarity;
        return edit with { Facet = facet.Name, Operator = ComparisonOperator.Equal, Value = text, Polarity = polarity };
    }

    private static AddEdit? Dropped(AddEdit edit, string why, ImmutableArray<string>.Builder notes)
    {
        notes.Add($"Dropped \"{Grounder.Shown(edit.Quote)}\": {why}.");
        return null;
    }

    /// <summary>Only = fits values without an order; != is said by the polarity.</summary>
    private static AddEdit Equality(AddEdit edit, ImmutableArray<string>.Builder notes)
    {
        if (edit.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
            notes.Add($"{edit.Facet} has no order, so {edit.Operator.Symbol()} was read as =.");
        return Positive(edit) with { Operator = ComparisonOperator.Equal, Value = new Operand(edit.Value.Value) };
    }

    /// <summary>"Like what is not X" is "dislike X".</summary>
    private static AddEdit Positive(AddEdit edit) => edit.Operator == ComparisonOperator.NotEqual
        ? edit with { Operator = ComparisonOperator.Equal, Polarity = Opposite(edit.Polarity) }
        : edit;

    private static Polarity Opposite(Polarity polarity) => polarity == Polarity.Like ? Polarity.Dislike : Polarity.Like;

    private IEnumerable<string> FeedValues(Facet facet) =>
        request.Context.Feed.SelectMany(reference => facet.Covers.Add(facet.Name).SelectMany(name => reference.Item.Values(name))).Select(value => value.Text).OfType<string>();

    private Item? InFeed(string written) => ReferenceResolver.InFeed(written, request.Context.Feed);

    private static string Clean(string text)
    {
        var clean = string.Join(' ', new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return clean.Length <= MaxTextLength ? clean : clean[..MaxTextLength].TrimEnd();
    }
}
