namespace RecOrleans.Engine.Import;

/// <summary>Opens a source by the name of its format.</summary>
public static class CatalogSources
{
    /// <summary>The known formats.</summary>
    public static readonly IReadOnlyList<string> Formats = ["package", "movielens", "jsonl", "csv"];

    /// <summary>Opens a source; its schema is known and valid from here on.</summary>
    /// <param name="format">One of <see cref="Formats"/>; null: judged by what lies at the path.</param>
    /// <param name="path">Folder (package, movielens) or file (jsonl, csv).</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ImportException">No such format or file, or a file that is not of that format.</exception>
    public static async Task<ICatalogSource> OpenAsync(string? format, string path, CatalogSourceOptions options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);
        return (format ?? Judge(path)).ToLowerInvariant() switch
        {
            "package" => await CatalogPackageSource.OpenAsync(path, options, cancellationToken),
            "movielens" => MovieLensSource.Open(path, options),
            "jsonl" or "json" => await JsonLinesSource.OpenAsync(path, options, cancellationToken),
            "csv" => await CsvSource.OpenAsync(path, options, cancellationToken),
            var unknown => throw new ImportException($"format: '{unknown}' is unknown; use one of {string.Join(", ", Formats)}."),
        };
    }

    private static string Judge(string path)
    {
        if (Directory.Exists(path))
        {
            if (File.Exists(Path.Combine(path, "catalog.json"))) return "package";
            if (File.Exists(Path.Combine(path, "movies.csv"))) return "movielens";
            throw new ImportException($"{path} holds neither catalog.json nor movies.csv, so its format cannot be told; name one of {string.Join(", ", Formats)}.");
        }

        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" => "csv",
            ".jsonl" or ".ndjson" or ".json" => "jsonl",
            var other => throw new ImportException($"The format of {path} cannot be told by '{other}'; name one of {string.Join(", ", Formats)}."),
        };
    }
}
