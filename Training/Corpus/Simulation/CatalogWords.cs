using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecOrleans.Catalogs;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>The word lists of invented catalogues.</summary>
internal sealed record CatalogWords
{
    private const string File = "inventions.txt";

    /// <summary>One thing and several of them: "trail", "trails".</summary>
    public required ImmutableArray<(string One, string Several)> Nouns { get; init; }

    public required ImmutableArray<FacetWords> Facets { get; init; }

    public required ImmutableArray<string> Modifiers { get; init; }

    public required ImmutableArray<string> Topics { get; init; }

    public required ImmutableArray<string> Syllables { get; init; }

    public required ImmutableArray<string> GivenNames { get; init; }

    /// <summary>The shipped lists.</summary>
    public static CatalogWords Load()
    {
        using var stream = typeof(CatalogWords).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>What things are called, as rules of the phrasings' grammar.</summary>
    public string NounRules()
    {
        var rules = new StringBuilder();
        foreach (var (one, several) in Nouns) rules.Append(CultureInfo.InvariantCulture, $"item.{several}: {one}\nitems.{several}: {several}\n");
        return rules.ToString();
    }

    private static CatalogWords Parse(string text)
    {
        var nouns = ImmutableArray.CreateBuilder<(string, string)>();
        var facets = ImmutableArray.CreateBuilder<FacetWords>();
        var lists = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (head, body) = (line[..colon].Split(' '), line[(colon + 1)..].Trim());
            if (head is ["noun"]) nouns.Add(List(body, ',') is [var one, var several] ? (one, several) : throw new InvalidOperationException($"{File}: '{line}' is no noun and its plural."));
            else if (head is [var kind, var name]) facets.Add(Facet(Enum.Parse<FacetKind>(kind, ignoreCase: true), name, body));
            else lists.Add(head[0], List(body, ','));
        }

        return new CatalogWords
        {
            Nouns = nouns.ToImmutable(),
            Facets = facets.ToImmutable(),
            Modifiers = lists["modifiers"],
            Topics = lists["topics"],
            Syllables = lists["syllables"],
            GivenNames = lists["given"],
        };
    }

    private static FacetWords Facet(FacetKind kind, string name, string body)
    {
        if (kind is not FacetKind.Number) return new FacetWords(kind, name, List(body, kind is FacetKind.Ordered ? '<' : ','));
        var parts = body.Split(' ');
        return new FacetWords(kind, name, [], string.Join(' ', parts[..^2]), double.Parse(parts[^2], CultureInfo.InvariantCulture), double.Parse(parts[^1], CultureInfo.InvariantCulture));
    }

    private static ImmutableArray<string> List(string text, char separator) => [.. text.Split(separator, StringSplitOptions.TrimEntries)];
}

/// <summary>A facet that an invented catalogue can have.</summary>
/// <param name="Kind">Closed, ordered, open or number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values; of an open facet perhaps <c>~name</c>, <c>~person</c> or <c>~place</c>, which are invented.</param>
/// <param name="Unit">Of a number.</param>
/// <param name="Low">Lowest number of an item.</param>
/// <param name="High">Highest number of an item.</param>
internal sealed record FacetWords(FacetKind Kind, string Name, ImmutableArray<string> Values, string? Unit = null, double Low = 0, double High = 0);
