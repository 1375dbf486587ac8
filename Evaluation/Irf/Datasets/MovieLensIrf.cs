using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Import;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>ml-latest-small with the enriched movies, imported as the product imports it, but for what is held out. Topics are the films' keywords.</summary>
internal static class MovieLensIrf
{
    public const string Name = "ml-latest-small";

    /// <summary>Fewest different films of a user's history.</summary>
    public const int MinHistory = 5;

    /// <summary>A keyword of more films than this says too little.</summary>
    public const double MaxTopicShare = 0.03;

    /// <summary>Keywords about the copy instead of the film, and such as nobody should be made to ask for.</summary>
    private static readonly string[] Unsaid = ["stinger", "woman director", "star died", "character says", "reference to", "title", "nudity", "rape", "sex", "porn", "incest"];

    public static async Task<IrfDataset> LoadAsync(int seed, CancellationToken cancellationToken)
    {
        var enriched = DataFolders.File(DataFolders.Public("movies-enriched"), "movies.jsonl");
        await using var source = MovieLensSource.Open(DataFolders.Public(Name), new CatalogSourceOptions { Enriched = enriched });
        var rows = await SourceRows.ReadAsync(source, cancellationToken);
        var held = HoldOut.Split(rows.Interactions, MinHistory, seed);
        return IrfDataset.Of(Name, rows.Schema, Rated(rows.Items, held.Training), await KeywordsAsync(enriched, rows, cancellationToken), MaxTopicShare, held);
    }

    /// <summary>The films with what the training ratings say of them in place of what all ratings do: nobody can know the ratings that are held out.</summary>
    private static ImmutableArray<Item> Rated(ImmutableArray<Item> films, ImmutableArray<LoggedInteraction> training)
    {
        var ratings = new MovieRatings();
        foreach (var deed in training)
            if (deed.Value is { } stars) ratings.Add(deed.ItemId, stars);
        return
        [
            .. films.Select(film => film with
            {
                Facets = film.Facets.Remove("rating").Remove("popularity").AddRange(ratings.Of(film.Id).Select(said => KeyValuePair.Create(said.Facet, ImmutableArray.Create(said.Value)))),
            }),
        ];
    }

    private static async Task<List<(string Item, IReadOnlySet<string> Phrases)>> KeywordsAsync(string enriched, SourceRows rows, CancellationToken cancellationToken)
    {
        var items = rows.Items.Select(item => item.Id).ToHashSet();
        // What is a genre is said as one.
        var values = rows.Schema.Facets.SelectMany(facet => facet.Values.Concat(facet.Synonyms.Keys)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var keywords = new List<(string, IReadOnlySet<string>)>();
        await foreach (var line in File.ReadLinesAsync(enriched, cancellationToken))
        {
            using var film = JsonDocument.Parse(line);
            var id = film.RootElement.GetProperty("movieId").ToString();
            if (!items.Contains(id) || film.RootElement.GetProperty("keywords") is not { ValueKind: JsonValueKind.Array } list) continue;
            keywords.Add((id, list.EnumerateArray().Select(keyword => Squeeze(keyword.GetString()!).ToLowerInvariant())
                .Where(keyword => keyword.Length > 2 && !values.Contains(keyword) && !Unsaid.Any(word => keyword.Contains(word, StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal)));
        }

        return keywords;
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
