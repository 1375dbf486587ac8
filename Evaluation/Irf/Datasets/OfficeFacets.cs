using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>What a product's title says reliably: its kind, its colours, how many are in the pack. What it does not say is unknown.</summary>
internal static partial class OfficeFacets
{
    public static CatalogSchema Schema { get; } = new()
    {
        Catalog = "office",
        Facets =
        [
            new Facet { Name = "kind", Kind = FacetKind.Open },
            new Facet { Name = "brand", Kind = FacetKind.Open },
            new Facet { Name = "colour", Kind = FacetKind.Open, Multi = true },
            new Facet { Name = "count", Kind = FacetKind.Number, Unit = "pieces" },
            new Facet { Name = "similar", Kind = FacetKind.Reference },
            new Facet { Name = "item", Kind = FacetKind.Reference },
            new Facet { Name = "text", Kind = FacetKind.Text },
        ],
    };

    private static readonly string[] Colours =
    [
        "black", "white", "blue", "red", "green", "yellow", "orange", "purple", "pink", "brown", "grey", "gray", "silver", "gold", "clear", "teal", "beige", "navy", "turquoise",
    ];

    /// <summary>Singular. A product is what the first part of its title names that names one, and of several the one that ends last before "for" or "with": no pencil is a "pencil sharpener for pencils".</summary>
    private static readonly string[] Kinds =
    [
        "address book", "appointment book", "ballpoint pen", "binder", "binder clip", "bookend", "bookmark", "box", "brush pen", "bubble mailer", "bulletin board", "business card holder", "calculator", "calendar", "card stock",
        "cardstock", "cash box", "chair", "chair mat", "clipboard", "colored pencil", "colouring book", "copy paper", "correction tape", "desk", "desk organizer", "desk pad", "divider", "dry erase board", "dry erase marker",
        "easel", "envelope", "eraser", "expanding file", "felt tip pen", "file box", "file folder", "filing cabinet", "flash card", "fountain pen", "gel pen", "glue", "glue stick", "hanging file folder", "highlighter",
        "index card", "ink", "ink cartridge", "ink refill", "journal", "keyboard", "label", "label maker", "laminating pouch", "laminator", "lead", "legal pad", "letter opener", "magnet", "mailer", "marker",
        "mechanical pencil", "memo pad", "mouse pad", "name badge", "notebook", "notepad", "paper", "paper clip", "paper cutter", "paper trimmer", "paper towel", "pen", "pen case", "pen holder", "pen refill",
        "pencil", "pencil case", "pencil holder", "pencil pouch", "pencil sharpener", "permanent marker", "phone", "photo paper", "planner", "poster board", "printer", "projector", "push pin", "report cover",
        "rollerball pen", "rubber band", "ruler", "scale", "scanner", "scissors", "sheet protector", "shredder", "sketchbook", "stamp", "staple", "stapler", "staple remover", "sticker", "sticky note", "storage box",
        "tab", "tape", "tape dispenser", "toner", "toner cartridge", "whiteboard",
    ];

    private static readonly ImmutableArray<(string Kind, Regex Pattern)> KindPatterns =
    [
        .. Kinds.Select(kind => (kind, new Regex($@"\b{Regex.Escape(kind).Replace("\\ ", "[ -]", StringComparison.Ordinal)}(e?s)?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase))),
    ];

    public static ImmutableDictionary<string, ImmutableArray<FacetValue>> Read(string title, string brand)
    {
        var facets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
        if (KindOf(title) is { } kind) facets["kind"] = [kind];
        brand = Page().Replace(brand, "$1");
        // A number is no maker's name.
        if (brand.Any(char.IsLetter)) facets["brand"] = [brand];
        var colours = ColoursOf(title);
        if (!colours.IsEmpty) facets["colour"] = colours;
        if (CountOf(title) is { } count) facets["count"] = [count];
        return facets.ToImmutable();
    }

    private static string? KindOf(string title) => Seams().Split(title).Select(KindOfPart).FirstOrDefault(kind => kind is not null);

    private static string? KindOfPart(string part)
    {
        var head = Tail().Match(part) is { Success: true } tail ? part[..tail.Index] : part;
        return KindPatterns
            .Select(entry => (entry.Kind, Match: entry.Pattern.Matches(head).LastOrDefault()))
            .Where(found => found.Match is not null)
            .OrderBy(found => found.Match!.Index + found.Match.Length).ThenBy(found => found.Match!.Length)
            .Select(found => found.Kind).LastOrDefault();
    }

    private static ImmutableArray<FacetValue> ColoursOf(string title)
    {
        if (Assorted().IsMatch(title)) return ["assorted"];
        var words = Letters().Matches(title).Select(match => match.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return [.. Colours.Where(words.Contains).Select(colour => (FacetValue)(colour == "gray" ? "grey" : colour)).Distinct()];
    }

    /// <summary>Null where the title says none, or more than one: "12 Pads, 100 Sheets per Pad".</summary>
    private static double? CountOf(string title)
    {
        var counts = Count().Matches(title).Select(match => match.Groups["number"].Value).Distinct().ToList();
        return counts.Count == 1 && int.TryParse(counts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
    }

    [GeneratedRegex(@"[,()|;:]|\s[-–—]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Seams();

    [GeneratedRegex(@"\b(for|with|w/|in|by)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tail();

    [GeneratedRegex(@"\b(assorted|multicolou?r(ed)?|colou?rs? (may )?var(y|ies))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Assorted();

    [GeneratedRegex("^Visit Amazon's (.+) Page$", RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b(?<number>\d{1,4})[ -]?(count|ct|packs?|pk|pcs|pieces?)\b|\b(pack|box|set|case) of (?<number>\d{1,4})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Count();
}
