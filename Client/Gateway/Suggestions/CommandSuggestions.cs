using System.Collections.Immutable;
using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Client.Api;
using RecOrleans.Preferences;

namespace RecOrleans.Client.Gateway.Suggestions;

/// <summary>Makes commands that fit the moment out of the schema, the feed and the memory, for any catalogue; each with the edit that it means.</summary>
public static class CommandSuggestions
{
    /// <summary>At most <paramref name="count"/>, of kinds that take turns so that the first few are of different sorts.</summary>
    public static ImmutableArray<Suggestion> For(CatalogSchema schema, ImmutableArray<Item> feed, ImmutableArray<Preference> memory, int count)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var spoken = memory.Select(preference => preference.Facet).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sources = new List<Queue<Suggestion>>
        {
            new(Numbers(schema, feed, spoken)),
            new(Frequent(schema, feed, spoken)),
            new(Rare(schema, feed, spoken)),
            new(Alike(schema, feed)),
            new(Withdrawals(memory)),
            new(Wishes(memory)),
            new(Bounds(schema, feed, spoken)),
        };
        var chosen = ImmutableArray.CreateBuilder<Suggestion>(count);
        while (chosen.Count < count && sources.Exists(source => source.Count > 0))
            foreach (var source in sources)
                if (chosen.Count < count && source.TryDequeue(out var next) && !chosen.Any(other => other.Text == next.Text))
                    chosen.Add(next);
        return chosen.DrainToImmutable();
    }

    /// <summary>"Less of" the value that many here share. What nearly all share (a language, a country) is what the catalogue is like, not the feed.</summary>
    private static IEnumerable<Suggestion> Frequent(CatalogSchema schema, ImmutableArray<Item> feed, HashSet<string> spoken) =>
        from facet in Named(schema, spoken)
        let common = Counts(facet, feed).FirstOrDefault(pair => pair.Count * 10 >= feed.Length * 3 && pair.Count * 10 <= feed.Length * 7 && pair.Count >= 2)
        where common.Value is not null
        select new Suggestion(
            $"less {common.Value}", $"{facet.Name} {common.Value}: {common.Count} of the {feed.Length} items here", Less(facet, common.Value));

    /// <summary>"More of" a value that the feed only hints at.</summary>
    private static IEnumerable<Suggestion> Rare(CatalogSchema schema, ImmutableArray<Item> feed, HashSet<string> spoken) =>
        from facet in Named(schema, spoken)
        let rare = Counts(facet, feed).LastOrDefault(pair => pair.Count * 10 < feed.Length * 3)
        where rare.Value is not null
        select new Suggestion(
            $"more {rare.Value}", $"{facet.Name} {rare.Value}: only {rare.Count} of the {feed.Length} items here", More(facet.Name, rare.Value));

    /// <summary>A bound near the middle of what the feed shows, so that it changes something.</summary>
    private static IEnumerable<Suggestion> Numbers(CatalogSchema schema, ImmutableArray<Item> feed, HashSet<string> spoken)
    {
        foreach (var facet in schema.Facets.Where(facet => facet.Kind == FacetKind.Number && !spoken.Contains(facet.Name)))
        {
            var numbers = feed.SelectMany(item => item.Values(facet.Name)).Where(value => value.IsNumber).Select(value => value.Number).Order().ToList();
            if (numbers.Count < 2 || numbers[0].Equals(numbers[^1])) continue;
            var middle = numbers[numbers.Count / 2];
            var reason = $"{facet.Name} here runs from {Write(numbers[0])} to {Write(numbers[^1])}";
            if (string.Equals(facet.Unit, "year", StringComparison.OrdinalIgnoreCase) || facet.Name == "year")
            {
                var decade = Math.Floor(middle / 10) * 10;
                yield return new Suggestion($"only from the {decade:0}s", reason, Must(facet, "between", Operand.Range(decade, decade + 9)));
            }
            else if (facet.High is { } high && high - middle < middle - (facet.Low ?? 0))
            {
                var bound = Round(middle);
                yield return new Suggestion($"{facet.Name} at least {Write(bound)}", reason, Must(facet, ">=", bound));
            }
            else
            {
                var bound = Round(middle);
                yield return new Suggestion($"{facet.Name} under {Write(bound)}{Unit(facet)}", reason, Must(facet, "<=", bound));
            }
        }
    }

    /// <summary>A bound on an ordered facet, one step below the highest value in sight.</summary>
    private static IEnumerable<Suggestion> Bounds(CatalogSchema schema, ImmutableArray<Item> feed, HashSet<string> spoken)
    {
        foreach (var facet in schema.Facets.Where(facet => facet.Kind == FacetKind.Ordered && !spoken.Contains(facet.Name)))
        {
            var highest = feed.SelectMany(item => item.Values(facet.Name)).Select(value => facet.Values.IndexOf(value.ToString())).DefaultIfEmpty(-1).Max();
            if (highest < 1) continue;
            var bound = facet.Values[highest - 1];
            yield return new Suggestion(
                $"nothing over {bound}", $"{facet.Name} of some items here is {facet.Values[highest]}", Must(facet, "<=", bound));
        }
    }

    private static IEnumerable<Suggestion> Alike(CatalogSchema schema, ImmutableArray<Item> feed) =>
        schema.Find("similar") is { Kind: FacetKind.Reference } && !feed.IsEmpty
            ? [new Suggestion($"more like {feed[0].Title}", "it leads the feed", More("similar", feed[0].Id))]
            : [];

    private static IEnumerable<Suggestion> Withdrawals(ImmutableArray<Preference> memory) =>
        from preference in memory.Reverse()
        where preference.Quote.Length > 0 && preference.Facet != Preference.FeedFacet && !preference.Value.Value.ToString().Contains(':')
        select new Suggestion(
            $"forget about {(preference.Value.Value.IsNumber ? $"the {preference.Facet}" : preference.Value.ToString())}", $"you said \"{preference.Quote}\"",
            Withdraws: preference.Id);

    private static IEnumerable<Suggestion> Wishes(ImmutableArray<Preference> memory)
    {
        var wished = memory.Where(preference => preference.Facet == Preference.FeedFacet).Select(preference => preference.Value.ToString()).ToHashSet();
        if (!wished.Contains("explore")) yield return new Suggestion("surprise me", "reaches beyond the well-known", Wish("explore"));
        if (!wished.Contains("diversify")) yield return new Suggestion("more variety", "keeps neighbours different", Wish("diversify"));
        if (!wished.Contains("trending")) yield return new Suggestion("what others like now", "adds what is popular", Wish("trending"));
    }

    /// <summary>Facets whose values people say by name. A covering facet is left to those that it covers.</summary>
    private static IEnumerable<Facet> Named(CatalogSchema schema, HashSet<string> spoken) =>
        schema.Facets.Where(facet => facet.Kind is FacetKind.Closed or FacetKind.Open && facet.Covers.IsDefaultOrEmpty && !spoken.Contains(facet.Name));

    private static PreferenceBody More(string facet, string value) => new("like", "soft", facet, "=", value);

    private static PreferenceBody Less(Facet facet, string value) => new("dislike", "soft", facet.Name, "=", value);

    private static PreferenceBody Must(Facet facet, string comparison, Operand value) => new("like", "hard", facet.Name, comparison, value);

    /// <summary>A wish about the feed holds for now only, as it does when it is said.</summary>
    private static PreferenceBody Wish(string tool) => new("like", "soft", Preference.FeedFacet, "=", tool, "session");

    private static List<(string? Value, int Count)> Counts(Facet facet, ImmutableArray<Item> feed) =>
        [.. feed.SelectMany(item => item.Values(facet.Name)).Where(value => value.Text is not null)
            .GroupBy(value => value.Text, StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, group.Count()))
            .OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    private static double Round(double value)
    {
        var step = Math.Abs(value) switch { < 10 => 0.5, < 100 => 5, < 1000 => 10, _ => 100 };
        return Math.Round(value / step) * step;
    }

    private static string Write(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Unit(Facet facet) => facet.Unit is { } unit ? " " + unit : "";
}
