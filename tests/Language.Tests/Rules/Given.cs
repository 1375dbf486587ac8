using System.Collections.Immutable;
using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Tests.Rules;

/// <summary>Schemas, memories and feeds for tests, written shortly; answers in the contract's line notation.</summary>
internal static class Given
{
    public static readonly CatalogSchema Movies = Schema("movies",
        Closed("genre", "action", "adventure", "animation", "children", "comedy", "crime", "drama", "horror", "romance", "sci-fi", "thriller", "war", "western"),
        new Facet { Name = "person", Kind = FacetKind.Open, Covers = ["actor", "director"] },
        new Facet { Name = "actor", Kind = FacetKind.Open }, new Facet { Name = "director", Kind = FacetKind.Open },
        Number("year", "year"), Number("runtime", "minutes"), Number("rating", "stars", 0, 5),
        new Facet { Name = "certificate", Kind = FacetKind.Ordered, Values = ["G", "PG", "PG-13", "R", "NC-17"] },
        new Facet { Name = "language", Kind = FacetKind.Open }, new Facet { Name = "country", Kind = FacetKind.Open },
        new Facet { Name = "released", Kind = FacetKind.Date },
        new Facet { Name = "similar", Kind = FacetKind.Reference }, new Facet { Name = "item", Kind = FacetKind.Reference }, new Facet { Name = "text", Kind = FacetKind.Text });

    public static readonly CatalogSchema Fashion = Schema("fashion",
        new Facet { Name = "category", Kind = FacetKind.Open }, new Facet { Name = "brand", Kind = FacetKind.Open }, new Facet { Name = "colour", Kind = FacetKind.Open },
        new Facet { Name = "material", Kind = FacetKind.Open }, new Facet { Name = "pattern", Kind = FacetKind.Open },
        Closed("season", "spring", "summer", "autumn", "winter"), new Facet { Name = "length", Kind = FacetKind.Open }, Number("price", "USD"),
        new Facet { Name = "similar", Kind = FacetKind.Reference }, new Facet { Name = "item", Kind = FacetKind.Reference }, new Facet { Name = "text", Kind = FacetKind.Text });

    /// <summary>A catalogue that nobody tuned anything for.</summary>
    public static readonly CatalogSchema Telescopes = Schema("telescopes",
        Closed("mount", "equatorial", "alt-azimuth", "dobsonian"), Number("aperture", "mm"), Number("price", "USD"), new Facet { Name = "maker", Kind = FacetKind.Open },
        new Facet { Name = "level", Kind = FacetKind.Ordered, Values = ["beginner", "advanced", "expert"] }, new Facet { Name = "text", Kind = FacetKind.Text });

    public static readonly ImmutableArray<FeedReference> Films =
    [
        Shown(1, "Alien", ("genre", "horror"), ("genre", "sci-fi"), ("director", "Ridley Scott"), ("year", 1979.0), ("runtime", 117.0)),
        Shown(2, "Big", ("genre", "comedy"), ("director", "Penny Marshall"), ("actor", "Tom Hanks"), ("year", 1988.0), ("runtime", 104.0)),
        Shown(3, "The Hunger Games", ("genre", "action"), ("director", "Gary Ross"), ("year", 2012.0), ("runtime", 142.0)),
    ];

    public static readonly ImmutableArray<FeedReference> Clothes =
    [
        Shown(1, "Juno short skirt", ("category", "skirt"), ("length", "short"), ("colour", "red"), ("price", 79.0)),
        Shown(2, "Calla short skirt", ("category", "skirt"), ("length", "short"), ("colour", "black"), ("price", 59.0)),
        Shown(3, "Tarn short skirt", ("category", "skirt"), ("length", "short"), ("colour", "green"), ("price", 120.0)),
    ];

    public static ParseRequest Request(CatalogSchema schema, string command, string memory = "", ImmutableArray<FeedReference> feed = default, CatalogVocabulary? vocabulary = null) =>
        new(schema, vocabulary ?? CatalogVocabulary.Empty, new CommandContext
        {
            CommandId = "c1",
            Catalog = schema.Catalog,
            Text = command,
            Memory = [.. memory.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Remembered)],
            Feed = feed.IsDefault ? [] : feed,
        });

    /// <summary>The answer's edits as lines of the contract, without quotes, parted by "; ".</summary>
    public static string Lines(CommandAnswer answer) => string.Join("; ", answer.Edits.Select(edit => edit switch
    {
        AddEdit add => $"{(add.Polarity == Polarity.Like ? '+' : '-')}{(add.Strength == Strength.Hard ? 'h' : 's')} {add.Facet}{(add.Operator == ComparisonOperator.Between ? ":" : add.Operator.Symbol())}{add.Value}{(add.Scope == PreferenceScope.Session ? " ~session" : "")}",
        RemoveEdit remove => $"rm {remove.Id}",
        ToolEdit tool => $"tool {tool.Tool}",
        _ => "clear",
    }));

    public static Facet Closed(string name, params string[] values) => new() { Name = name, Kind = FacetKind.Closed, Values = [.. values], Multi = true };

    public static Facet Number(string name, string unit, double? low = null, double? high = null) => new() { Name = name, Kind = FacetKind.Number, Unit = unit, Low = low, High = high };

    public static CatalogSchema Schema(string catalog, params Facet[] facets) => new() { Catalog = catalog, Facets = [.. facets] };

    private static FeedReference Shown(int n, string title, params (string Facet, FacetValue Value)[] values) => new(n, new Item
    {
        Id = $"i{n}",
        Title = title,
        Facets = values.GroupBy(value => value.Facet).ToImmutableDictionary(group => group.Key, group => group.Select(value => value.Value).ToImmutableArray()),
    });

    /// <summary><c>p1 +h runtime&lt;=120</c>.</summary>
    private static Preference Remembered(string line)
    {
        var parts = line.Split(' ', 3);
        var at = parts[2].IndexOfAny(['=', '<', '>', ':', '!']);
        var symbol = parts[2][at] == ':' ? ":" : at + 1 < parts[2].Length && parts[2][at + 1] == '=' ? parts[2][at..(at + 2)] : parts[2][at..(at + 1)];
        var value = parts[2][(at + symbol.Length)..];
        if (!ComparisonOperators.TryParse(symbol == ":" ? "between" : symbol, out var op)) throw new ArgumentException($"No operator in {line}.");
        var ends = value.Split("..");
        return new Preference
        {
            Id = parts[0],
            Polarity = parts[1][0] == '+' ? Polarity.Like : Polarity.Dislike,
            Strength = parts[1][1] == 'h' ? Strength.Hard : Strength.Soft,
            Facet = parts[2][..at],
            Operator = op,
            Value = op == ComparisonOperator.Between ? Operand.Range(Value(ends[0]), Value(ends[1])) : new Operand(Value(value)),
        };
    }

    private static FacetValue Value(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text;
}
