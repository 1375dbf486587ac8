using System.Globalization;
using System.Runtime.CompilerServices;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Engine.Import;

/// <summary>A MovieLens folder (movies.csv, ratings.csv, tags.csv), richer where the enriched movies file is there too.</summary>
/// <remarks>
/// Ratings are read twice: once for what they say about each film (<see cref="MovieRatings"/>), once as interactions.
/// </remarks>
public sealed class MovieLensSource : ICatalogSource
{
    /// <summary>How many ratings of the overall mean each film starts with.</summary>
    public const double PriorRatings = 5;

    private readonly string _movies;
    private readonly string _ratings;
    private readonly string _tags;
    private readonly string? _enriched;

    private MovieLensSource(string folder, CatalogSourceOptions options)
    {
        _movies = Path.Combine(folder, "movies.csv");
        _ratings = Path.Combine(folder, "ratings.csv");
        _tags = Path.Combine(folder, "tags.csv");
        SourceFile.RequireFolder(folder);
        SourceFile.Require(_movies);
        SourceFile.Require(_ratings);
        if (options.Enriched is { } named) SourceFile.Require(named);
        _enriched = options.Enriched ?? new[] { Path.Combine(folder, "movies.jsonl"), Path.Combine(folder, "..", "movies-enriched", "movies.jsonl") }.FirstOrDefault(path => SourceFile.Size(path) > 0);
        Schema = SourceSchema.Checked(MovieSchema.Create(), options);
        Progress = new ImportProgress(SourceFile.Size(_movies) + (2 * SourceFile.Size(_ratings)) + SourceFile.Size(_tags) + (_enriched is null ? 0 : SourceFile.Size(_enriched)));
    }

    public CatalogSchema Schema { get; }

    public ImportProgress Progress { get; }

    /// <inheritdoc cref="CatalogSources.OpenAsync"/>
    public static MovieLensSource Open(string folder, CatalogSourceOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(options);
        return new MovieLensSource(folder, options);
    }

    public async IAsyncEnumerable<CatalogRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Progress.Restart();
        var facts = new MovieFacts();
        if (_enriched is not null)
            await foreach (var rejected in facts.ReadEnriched(_enriched, Progress, cancellationToken)) yield return rejected;
        if (SourceFile.Size(_tags) > 0)
            await foreach (var rejected in facts.ReadTags(_tags, Progress, cancellationToken)) yield return rejected;
        await facts.ReadRatings(_ratings, Progress, cancellationToken);

        var rows = new ItemRows(Schema, Path.GetFileName(_movies));
        using (var table = CsvTable.Open(_movies, Progress))
        {
            var (id, title, genres) = (table.Require("movieId"), table.Require("title"), table.Require("genres"));
            await foreach (var (line, fields, problem) in table.ReadAsync(cancellationToken))
                yield return problem is not null ? rows.Reject(line, problem)
                    : rows.Accept(line, ItemValidator.Normalise(Schema, facts.Describe(fields[id], fields[title], fields[genres])));
        }

        using var ratings = CsvTable.Open(_ratings, Progress);
        var columns = RatingColumns.Of(ratings);
        await foreach (var (line, fields, problem) in ratings.ReadAsync(cancellationToken))
            yield return problem is not null ? new RejectedRow("ratings.csv", line, problem) : Read(line, fields, columns, rows);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static CatalogRow Read(long line, string[] fields, RatingColumns columns, ItemRows rows)
    {
        var movie = fields[columns.Movie];
        if (fields[columns.User].Length is 0 or > 64) return Reject("userId: it is missing.");
        if (!rows.Contains(movie)) return Reject($"movieId: no film '{movie}' was accepted.");
        if (!columns.TryReadStars(fields, out var stars)) return Reject($"rating: '{fields[columns.Rating]}' is no number of stars from 0 to 5.");
        return long.TryParse(fields[columns.Time], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? new InteractionRow(new LoggedInteraction(fields[columns.User], movie, InteractionKind.Rating, stars, DateTimeOffset.FromUnixTimeSeconds(seconds)))
            : Reject($"timestamp: '{fields[columns.Time]}' is no number of seconds since 1970.");

        RejectedRow Reject(string reason) => new("ratings.csv", line, reason);
    }
}

internal readonly record struct RatingColumns(int User, int Movie, int Rating, int Time)
{
    public static RatingColumns Of(CsvTable table) => new(table.Require("userId"), table.Require("movieId"), table.Require("rating"), table.Require("timestamp"));

    public bool TryReadStars(string[] fields, out double stars) =>
        double.TryParse(fields[Rating], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out stars) && stars is >= 0 and <= 5;
}
