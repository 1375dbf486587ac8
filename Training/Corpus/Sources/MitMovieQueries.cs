using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;

namespace RecOrleans.Training.Corpus.Sources;

/// <summary>The MIT movie corpus: real queries with slots, read as edits of the command contract where slots and words allow it without guessing.</summary>
/// <remarks>
/// A query counts when each of its slots has a home among the facets, and each word outside of them only asks: a "not", "best" or "who" drops it. All of it is soft, as a
/// plain request is, except for bounds.
/// </remarks>
internal sealed partial class MitMovieQueries
{
    private const int ShortestPlot = 3;

    private readonly CatalogSchema _schema;
    private readonly MovieGenres _genres;

    public MitMovieQueries(CatalogSchema movies)
    {
        _schema = movies;
        _genres = new MovieGenres(movies);
    }

    /// <summary>Words that ask for films and add nothing to what the slots say.</summary>
    private static readonly HashSet<string> Asking = new(
        ("a about all also am an and any appear appeared appearing appears are as been both by can cast could did direct directed directing director directs do does during feature featured features featuring film films find flick flicks for from "
        + "get give had has have he her his i id im in involving is it kind like list locate look looking made make me movie movies need of on picture pictures please produced released run same search see she show some something star starred starring "
        + "staring stars that the their them there they to together type want was watch were what whats which with would you actor actors actress acted acting come came out genre year rated")
        .Split(' '), StringComparer.Ordinal);

    /// <summary>Words by which an actor, a director, is said to be one.</summary>
    private static readonly HashSet<string> Acting = ["star", "starred", "starring", "staring", "stars", "actor", "actors", "actress", "acted", "acting"], Directing = ["direct", "directed", "directing", "director", "directs"];

    private static readonly HashSet<string> Things = ["movie", "movies", "film", "films", "flick", "flicks", "picture", "pictures", "something"];

    /// <summary>Words for where a film comes from, which are slots of what it is about here.</summary>
    private static readonly HashSet<string> Countries = new(
        "america american argentina australia australian bollywood brazil brazilian british canada canadian china chinese danish england english foreign france french german germany greek hollywood india indian iran iranian ireland irish italian italy japan japanese korea korean mexican mexico polish russia russian spain spanish sweden swedish"
        .Split(' '), StringComparer.Ordinal);

    /// <summary>Reads a file of a tag and a word a line, with a blank line behind each query.</summary>
    /// <exception cref="InvalidDataException">A line is neither.</exception>
    public ImmutableArray<LabelledRecord> Read(string path)
    {
        var records = ImmutableArray.CreateBuilder<LabelledRecord>();
        var parts = new List<Part>();
        var (query, number) = (0, 0);
        foreach (var line in File.ReadLines(path).Append(""))
        {
            number++;
            if (line.Length > 0)
            {
                // The word may be missing where a file was cut off; no word asks for films then, and the query is dropped.
                if (line.Split('\t') is not [var tag, var word]) throw new InvalidDataException($"{path}, line {number}: a tag, a tab and a word are expected.");
                if (tag.StartsWith("I-", StringComparison.Ordinal) && parts is [.., { Slot: not null } open]) parts[^1] = open with { Text = $"{open.Text} {word}" };
                else parts.Add(new Part(tag is "O" ? null : tag[2..], word));
                continue;
            }

            if (parts.Count == 0) continue;
            query++;
            if (Edits(parts) is { Length: > 0 } edits)
                records.Add(new LabelledRecord(
                    new ParseRequest(_schema, CatalogVocabulary.Empty, new CommandContext
                    {
                        CommandId = FormattableString.Invariant($"mit-movie-{query}"),
                        Catalog = _schema.Catalog,
                        Text = string.Join(' ', parts.Select(part => part.Text)),
                    }),
                    new CommandAnswer { Feedback = Feedback.New, Edits = edits }));
            parts.Clear();
        }

        return records.ToImmutable();
    }

    /// <summary>Empty where the query is no plain request that the facets can hold.</summary>
    private ImmutableArray<Edit> Edits(List<Part> parts)
    {
        var words = parts.Where(part => part.Slot is null).Select(part => part.Text).ToHashSet(StringComparer.Ordinal);
        var edits = ImmutableArray.CreateBuilder<Edit>();
        for (var at = 0; at < parts.Count; at++)
        {
            var (slot, text) = parts[at];
            // A word of a bound belongs to the year behind it.
            if (slot is null && (Asking.Contains(text) || (Bounds.ContainsKey(text) && at + 1 < parts.Count && parts[at + 1].Slot is "YEAR"))) continue;
            var edit = slot switch
            {
                "ACTOR" => Person(words.Overlaps(Acting) ? "actor" : "person", text),
                "DIRECTOR" => Person(words.Overlaps(Directing) ? "director" : "person", text),
                "GENRE" => _genres.Edit(text),
                "PLOT" => Plot(text),
                "RATING" => Certificate(text),
                "YEAR" => Year(text, at > 0 && parts[at - 1].Slot is null ? parts[at - 1].Text : ""),
                "TITLE" when at > 0 && parts[at - 1] is { Slot: null, Text: "like" } => Like("similar", Title(text), $"like {text}"),
                _ => null,
            };
            if (edit is null) return [];
            edits.Add(edit);
        }

        var (first, isOfGenre) = (parts[0].Text, parts.Exists(part => part.Slot is "GENRE"));
        if (!words.Overlaps(Things) && !isOfGenre) return [];
        // "what year", "which actor", "what genre is" ask about a film, "directed by whom" about people.
        var asked = string.Join(' ', parts.Select(part => part.Slot is null ? part.Text : "-"));
        if (Questions().IsMatch(asked) || (first is "like" or "you")) return [];
        return edits.Count(edit => ((AddEdit)edit).Facet is "year") > 1 || edits.Distinct().Count() < edits.Count ? [] : edits.ToImmutable();
    }

    private static readonly Dictionary<string, ComparisonOperator> Bounds = new(StringComparer.Ordinal)
    {
        ["after"] = ComparisonOperator.Greater,
        ["before"] = ComparisonOperator.Less,
        ["since"] = ComparisonOperator.GreaterOrEqual,
    };

    /// <summary>Two names in one slot are none, nor is "the director".</summary>
    private static AddEdit? Person(string facet, string name) => name.Contains(" and ", StringComparison.Ordinal) || Asking.Contains(name) ? null : Like(facet, Title(name), name);

    private static string Title(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);

    /// <summary>What a film is about; null where the words are none of that: a genre, a country, a negation, half of the query.</summary>
    private AddEdit? Plot(string text)
    {
        var words = text.Split(' ');
        var what = words is ["about", _, ..] ? text["about ".Length..] : text;
        return what.Length < ShortestPlot || _genres.IsGenre(what) || Countries.Contains(what) || words.Any(word => Things.Contains(word) || MovieGenres.Negations.Contains(word)) ? null : Like("text", what, text);
    }

    private AddEdit? Certificate(string text)
    {
        var match = CertificateWords().Match(text);
        if (!match.Success) return null;
        var said = match.Groups["value"].Value.Replace(" ", "", StringComparison.Ordinal);
        var value = _schema.Find("certificate")?.Values.FirstOrDefault(value => value.Replace("-", "", StringComparison.Ordinal).Equals(said, StringComparison.OrdinalIgnoreCase));
        return value is null ? null : Like("certificate", value, text);
    }

    /// <summary>A year or a decade is soft; "after 2005" is a bound, which is hard.</summary>
    private static AddEdit? Year(string text, string before)
    {
        var match = YearWords().Match(text);
        if (!match.Success) return null;
        var digits = int.Parse(match.Groups["digits"].ValueSpan, CultureInfo.InvariantCulture);
        var year = digits < 100 ? 1900 + digits : digits;
        var (isDecade, part) = (match.Groups["decade"].Success, match.Groups["part"].Value);
        if (year is < 1900 or > 2029 || (isDecade && year % 10 != 0) || (!isDecade && (part.Length > 0 || digits < 100))) return null;
        if (Bounds.TryGetValue(before, out var comparison)) return isDecade ? null : Like("year", year, $"{before} {text}") with { Operator = comparison, Strength = Strength.Hard };
        if (!isDecade) return Like("year", year, text);
        var (low, high) = part switch { "early" => (year, year + 4), "late" => (year + 5, year + 9), "mid" => (-1, -1), _ => (year, year + 9) };
        return low < 0 ? null : Like("year", Operand.Range(low, high), text) with { Operator = ComparisonOperator.Between };
    }

    private static AddEdit Like(string facet, Operand value, string quote) => new()
    {
        Polarity = Polarity.Like,
        Strength = Strength.Soft,
        Facet = facet,
        Operator = ComparisonOperator.Equal,
        Value = value,
        Quote = quote,
    };

    [GeneratedRegex(@"^(rated )?(?<value>g|pg|pg ?13|r|nc ?17)( rated| rating)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CertificateWords();

    [GeneratedRegex(@"^(the )?((?<part>early|mid|late) )?(?<digits>\d{4}|\d{2}(?=s))(?<decade>s)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YearWords();

    [GeneratedRegex(@"\b(what|which|whats|the) (year|actors?|actress|director|cast|genre|type|kind)\b|^(what|whats) (is|was) (-|the -)( |$)|\b(genre|type|kind|year|cast|director) (is|was|did|of)\b(?! (movie|film)s?\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Questions();

    /// <summary>A word outside of all slots, or a slot with its words.</summary>
    private sealed record Part(string? Slot, string Text);
}
