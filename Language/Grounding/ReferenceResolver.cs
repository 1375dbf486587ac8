using System.Collections.Immutable;
using System.Globalization;
using FuzzySharp;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Rules;

namespace RecOrleans.Language.Grounding;

/// <summary>Turns what reference facets hold (<c>#2</c>, a title) into items.</summary>
public static class ReferenceResolver
{
    /// <summary>Lowest similarity (FuzzySharp's ratio, 0..100) of two titles that counts as one title misspelt.</summary>
    public const int MinRatio = 88;

    /// <summary>Every written reference of the answer -> the id of its item; a note for each that points at nothing.</summary>
    public static (ImmutableDictionary<string, string> References, ImmutableArray<string> Notes) Resolve(CommandAnswer answer, ParseRequest request)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(request);
        var references = ImmutableDictionary.CreateBuilder<string, string>();
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var edit in answer.Edits.OfType<AddEdit>())
        {
            if (request.Schema.Find(edit.Facet)?.Kind != FacetKind.Reference || edit.Value.Value.Text is not { } written) continue;
            if (Find(written, request) is { } id) references[written] = id;
            else notes.Add($"No item of this catalogue is called \"{Grounder.Shown(written)}\".");
        }

        return (references.ToImmutable(), notes.ToImmutable());
    }

    /// <summary>The feed's item that <c>#n</c> names, or null.</summary>
    public static Item? InFeed(string written, ImmutableArray<FeedReference> feed)
    {
        ArgumentNullException.ThrowIfNull(written);
        return written.StartsWith('#') && int.TryParse(written.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? feed.FirstOrDefault(reference => reference.N == n)?.Item
            : null;
    }

    private static string? Find(string written, ParseRequest request)
    {
        if (written.StartsWith('#')) return InFeed(written, request.Context.Feed)?.Id;
        if (Title(written, request) is not { } title) return null;
        return request.Context.Feed.FirstOrDefault(reference => reference.Item.Title == title)?.Item.Id ?? request.Vocabulary.ItemByTitle(title);
    }

    /// <summary>The title meant, as the feed or else the catalogue spells it: exact, then folded, then fuzzy; null where none is near.</summary>
    internal static string? Title(string written, ParseRequest request)
    {
        var inFeed = request.Context.Feed.Select(reference => reference.Item.Title).ToArray();
        if (inFeed.FirstOrDefault(title => string.Equals(title, written, StringComparison.OrdinalIgnoreCase)) is { } shown) return shown;
        if (request.Vocabulary.ItemByTitle(written) is { } id)
            return request.Vocabulary.Titles.FirstOrDefault(pair => string.Equals(pair.Key, written, StringComparison.OrdinalIgnoreCase)).Key ?? id;

        var key = TitleKey(written);
        return key.Length == 0 ? null : Folded(key, inFeed) ?? Folded(key, request.Vocabulary.Titles.Keys) ?? Fuzzy(key, inFeed) ?? Fuzzy(key, request.Vocabulary.Titles.Keys);
    }

    private static string? Folded(string key, IEnumerable<string> titles) => titles.FirstOrDefault(title => TitleKey(title) == key);

    private static string? Fuzzy(string key, IEnumerable<string> titles)
    {
        if (key.Length < ValueMatcher.MinFuzzyLength) return null;
        (int Ratio, string? Title) best = (MinRatio - 1, null);
        foreach (var title in titles)
        {
            if (Math.Abs(title.Length - key.Length) > 6 + (key.Length / 5)) continue;
            var other = TitleKey(title);
            var ratio = Fuzz.Ratio(key, other);
            if (ratio > best.Ratio && HasSameDigits(key, other)) best = (ratio, title);
        }

        return best.Title;
    }

    /// <summary>"Toy Story 2" is no misspelt "Toy Story 3".</summary>
    private static bool HasSameDigits(string left, string right) => left.Where(char.IsDigit).SequenceEqual(right.Where(char.IsDigit));

    /// <summary>A title's words without its article, which people leave out.</summary>
    private static string TitleKey(string title)
    {
        var key = Folding.Key(title);
        foreach (var article in (ReadOnlySpan<string>)["the ", "a ", "an "])
            if (key.StartsWith(article, StringComparison.Ordinal))
                return key[article.Length..];
        return key;
    }
}
