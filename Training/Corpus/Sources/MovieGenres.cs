using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Training.Corpus.Sources;

/// <summary>What people call kinds of films, by the command contract: a genre of the schema where the words mean just one, and free text for finer kinds ("romantic comedy").</summary>
internal sealed class MovieGenres
{
    private const int ShortestText = 4;

    /// <summary>Word forms that are neither a value, a synonym nor a plural of one.</summary>
    private static readonly Dictionary<string, string> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["romantic"] = "romance",
        ["dramatic"] = "drama",
        ["animated"] = "animation",
        ["sci fi"] = "sci-fi",
        ["scifi"] = "sci-fi",
        ["film noir"] = "film-noir",
        ["noir"] = "film-noir",
        ["childrens"] = "children",
        ["children's"] = "children",
        ["love stories"] = "romance",
        ["scary"] = "horror",
        ["funny"] = "comedy",
    };

    /// <summary>Two genres in one name are one finer kind; of any other two ("action drama") nobody can tell.</summary>
    private static readonly string[] Pairs = ["romantic comedy", "romantic comedies"];

    /// <summary>Words that turn what follows into its opposite.</summary>
    public static readonly string[] Negations = ["no", "non", "not", "without"];

    private static readonly string[] Nouns = ["movie", "film", "flick"];
    private readonly Dictionary<string, string> _values = new(Forms, StringComparer.OrdinalIgnoreCase);

    public MovieGenres(CatalogSchema movies)
    {
        var facet = movies.Find("genre") ?? throw new InvalidDataException($"The catalogue '{movies.Catalog}' has no facet 'genre'.");
        foreach (var (said, value) in facet.Values.Select(value => (value, value)).Concat(facet.Synonyms.Select(synonym => (synonym.Key, synonym.Value))))
        {
            _values[said] = value;
            _values[said.EndsWith('y') ? said[..^1] + "ies" : said + "s"] = value;
        }
    }

    public bool IsGenre(string words) => _values.ContainsKey(words);

    /// <summary>A soft like; null where the words say no kind: "non comedy", "genre".</summary>
    /// <param name="said">The words, which are the quote.</param>
    public AddEdit? Edit(string said)
    {
        var words = said;
        foreach (var noun in Nouns)
            if (words.EndsWith($" {noun}", StringComparison.OrdinalIgnoreCase) || words.EndsWith($" {noun}s", StringComparison.OrdinalIgnoreCase)) words = words[..words.LastIndexOf(' ')];
        if (words.Split(' ', '-') is { Length: > 1 } several && several.All(IsGenre) && !Pairs.Contains(words, StringComparer.OrdinalIgnoreCase) && !IsGenre(words)) return null;
        var isGenre = _values.TryGetValue(words, out var value);
        if (!isGenre && (words.Length < ShortestText || words.Split(' ').Intersect(Negations, StringComparer.OrdinalIgnoreCase).Any() || words.Contains("genre", StringComparison.OrdinalIgnoreCase))) return null;
        return new AddEdit
        {
            Polarity = Polarity.Like,
            Strength = Strength.Soft,
            Facet = isGenre ? "genre" : "text",
            Operator = ComparisonOperator.Equal,
            Value = isGenre ? value! : words.ToLowerInvariant(),
            Quote = said,
        };
    }
}
