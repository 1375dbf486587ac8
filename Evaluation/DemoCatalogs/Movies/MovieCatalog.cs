using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Import;
using RecOrleans.Evaluation.DemoCatalogs.Simulation;

namespace RecOrleans.Evaluation.DemoCatalogs.Movies;

/// <summary>The movies catalogue: the table of film facts as items, and 600 simulated viewers.</summary>
public static class MovieCatalog
{
    /// <summary>The facets of films, with other words for languages and countries as the table of films spells them.</summary>
    public static CatalogSchema Schema { get; } = Worded(MovieSchema.Create());

    public static DemoCatalog Create(IReadOnlyList<Film> films, int seed)
    {
        ArgumentNullException.ThrowIfNull(films);
        Item[] items = [.. films.Select(ToItem)];
        return new DemoCatalog(Schema, items, new TasteSimulation(MovieViewers.Settings(seed + 2), items).Run());
    }

    internal static Item ToItem(Film film)
    {
        var facets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
        Set("genre", film.Genres);
        Set("actor", film.Cast);
        Set("director", film.Directors);
        facets["year"] = [film.Year];
        if (film.Runtime is { } runtime) facets["runtime"] = [runtime];
        if (film.Rating is { } rating) facets["rating"] = [rating];
        SetOne("certificate", film.Certificate);
        SetOne("language", film.Language);
        SetOne("country", film.Country);
        SetOne("popularity", film.WellKnown ? "well-known" : "obscure");
        return new Item { Id = Slug(film), Title = film.Title, Facets = facets.ToImmutable(), Text = Text(film) };

        void Set(string facet, ImmutableArray<string> values)
        {
            if (!values.IsEmpty) facets[facet] = [.. values.Select(FacetValue.FromString)];
        }

        void SetOne(string facet, string? value)
        {
            if (value is not null) facets[facet] = [value];
        }
    }

    /// <summary>Title and year in plain letters: <c>toy-story-1995</c>, at most 64 characters.</summary>
    private static string Slug(Film film)
    {
        var slug = new StringBuilder();
        foreach (var letter in film.Title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
            else if (letter is not '\'' and not '’' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        if (slug.Length > 58) slug.Length = 58;
        return string.Create(CultureInfo.InvariantCulture, $"{slug.ToString().TrimEnd('-')}-{film.Year}");
    }

    /// <summary>A line of facts: age, country, genres and keywords.</summary>
    private static string Text(Film film)
    {
        var foreign = film.Country is null or "United States" ? "" : $" from {film.Country}";
        var line = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{string.Join(" ", film.Genres)} film{foreign}, {film.Year / 10 * 10}s"));
        if (film.Keywords.Length > 0) line.Append(": ").AppendJoin(", ", film.Keywords);
        line.Append('.');
        line[0] = char.ToUpperInvariant(line[0]);
        return line.ToString();
    }

    private static CatalogSchema Worded(CatalogSchema schema) => schema with
    {
        Facets =
        [
            .. schema.Facets.Select(facet => facet.Name switch
            {
                "language" => facet with { Synonyms = Words(("chinese", "Mandarin")) },
                "country" => facet with
                {
                    Synonyms = Words(
                        ("usa", "United States"), ("us", "United States"), ("america", "United States"), ("american", "United States"), ("hollywood", "United States"),
                        ("uk", "United Kingdom"), ("britain", "United Kingdom"), ("british", "United Kingdom"), ("england", "United Kingdom"),
                        ("french", "France"), ("german", "Germany"), ("italian", "Italy"), ("spanish", "Spain"), ("japanese", "Japan"), ("korea", "South Korea"),
                        ("korean", "South Korea"), ("chinese", "China"), ("indian", "India"), ("bollywood", "India"), ("irish", "Ireland"), ("swedish", "Sweden"),
                        ("danish", "Denmark"), ("australian", "Australia"), ("canadian", "Canada"), ("mexican", "Mexico"), ("brazilian", "Brazil"), ("iranian", "Iran"), ("russian", "Russia")),
                },
                _ => facet,
            }),
        ],
    };

    private static ImmutableDictionary<string, string> Words(params ReadOnlySpan<(string Said, string Meant)> words)
    {
        var synonyms = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (said, meant) in words) synonyms[said] = meant;
        return synonyms.ToImmutable();
    }
}
