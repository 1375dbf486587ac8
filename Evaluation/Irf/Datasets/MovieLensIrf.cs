using System.Text.Json;
using RecOrleans.Engine.Import;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>ml-latest-small with the enriched movies, imported as the product imports it. Topics are the films' keywords.</summary>
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
        var (training, users) = HoldOut.Split(rows.Interactions, MinHistory, seed);
        return new IrfDataset
        {
            Name = Name,
            Schema = rows.Schema,
            Items = rows.Items,
            Topics = Topics.Choose(await KeywordsAsync(enriched, rows, cancellationToken), rows.Items.Length, MaxTopicShare),
            Training = training,
            Users = users,
        };
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
