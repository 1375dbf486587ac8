using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>What the files of a MovieLens folder say about each film, before films are made of it. Grows with films, not with ratings.</summary>
internal sealed class MovieFacts
{
    /// <summary>Tags of a film that are kept, most used first.</summary>
    private const int MaxTags = 12;

    private readonly Dictionary<string, JsonElement> _enriched = [];
    private readonly Dictionary<string, Dictionary<string, int>> _tags = [];
    private readonly MovieRatings _ratings = new();

    public async IAsyncEnumerable<RejectedRow> ReadEnriched(string path, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in JsonObjects.ReadAsync(path, progress, cancellationToken))
        {
            if (row.Problem is null && row.Value.ValueKind == JsonValueKind.Object && row.Value.TryGetProperty("movieId", out var id)) _enriched[id.ToString()] = row.Value;
            else yield return new RejectedRow(Path.GetFileName(path), row.Line, row.Problem ?? "movieId: it is missing.");
        }
    }

    public async IAsyncEnumerable<RejectedRow> ReadTags(string path, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = CsvTable.Open(path, progress);
        var (movie, tag) = (table.Require("movieId"), table.Require("tag"));
        await foreach (var (line, fields, problem) in table.ReadAsync(cancellationToken))
        {
            if (problem is not null || fields[tag].Length == 0)
            {
                yield return new RejectedRow(Path.GetFileName(path), line, problem ?? "tag: it is missing.");
                continue;
            }

            if (!_tags.TryGetValue(fields[movie], out var tags)) _tags[fields[movie]] = tags = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            tags[fields[tag]] = tags.GetValueOrDefault(fields[tag]) + 1;
        }
    }

    /// <summary>Counts; bad rows are reported when they are read as interactions.</summary>
    public async Task ReadRatings(string path, ImportProgress progress, CancellationToken cancellationToken)
    {
        using var table = CsvTable.Open(path, progress);
        var columns = RatingColumns.Of(table);
        await foreach (var (_, fields, problem) in table.ReadAsync(cancellationToken))
        {
            if (problem is null && columns.TryReadStars(fields, out var stars)) _ratings.Add(fields[columns.Movie], stars);
        }
    }

    public Item Describe(string id, string written, string genres)
    {
        var title = MovieTitle.Parse(written);
        var facets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
        var known = _enriched.GetValueOrDefault(id);
        // IMAX is a format; "(no genres listed)" is none.
        Set("genre", genres.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(genre => genre[0] != '(' && genre != "IMAX").Select(genre => (FacetValue)genre));
        Set("actor", Texts(known, "cast"));
        Set("director", Texts(known, "directors"));
        Set("certificate", Texts(known, "certificate"));
        Set("language", Texts(known, "language"));
        Set("country", Texts(known, "country"));
        if ((title.Year ?? Number(known, "year")) is { } year) Set("year", [(FacetValue)year]);
        if (Number(known, "runtime") is > 0 and { } runtime) Set("runtime", [(FacetValue)runtime]);
        foreach (var (facet, value) in _ratings.Of(id)) Set(facet, [value]);
        return new Item { Id = id, Title = title.Title, Facets = facets.ToImmutable(), Text = Text(id, title, known) };

        void Set(string facet, IEnumerable<FacetValue> values)
        {
            ImmutableArray<FacetValue> all = [.. values];
            if (!all.IsEmpty) facets[facet] = all;
        }
    }

    private string Text(string id, MovieTitle title, JsonElement known)
    {
        var tags = _tags.GetValueOrDefault(id) is { } used
            ? used.OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal).Take(MaxTags).Select(tag => tag.Key)
            : [];
        var keywords = Texts(known, "keywords").Select(keyword => keyword.ToString()).Concat(tags).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var parts = new List<string>();
        if (title.Others.Count > 0) parts.Add($"Also known as {string.Join(", ", title.Others)}.");
        if (keywords.Count > 0) parts.Add($"{string.Join(", ", keywords)}.");
        parts.AddRange(Texts(known, "overview").Select(overview => overview.ToString()));
        return string.Join(" ", parts);
    }

    /// <summary>A member's text or texts; none where it is missing, null or something else.</summary>
    private static IEnumerable<FacetValue> Texts(JsonElement known, string member)
    {
        if (known.ValueKind != JsonValueKind.Object || !known.TryGetProperty(member, out var value)) return [];
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => (FacetValue)text.GetString()!),
            JsonValueKind.String => [value.GetString()!],
            _ => [],
        };
    }

    private static double? Number(JsonElement known, string member) =>
        known.ValueKind == JsonValueKind.Object && known.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
