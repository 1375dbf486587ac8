using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>How to read a source.</summary>
public sealed record CatalogSourceOptions
{
    /// <summary>Id of the catalogue to make.</summary>
    /// <value>Null: the one that the source names, or else the file's or folder's name.</value>
    public string? Catalog { get; init; }

    /// <summary>The schema of JSON Lines and CSV.</summary>
    /// <value>Null: inferred from the first rows (<see cref="SchemaInference"/>).</value>
    public CatalogSchema? Schema { get; init; }

    /// <summary>Between the columns of a CSV file.</summary>
    /// <value>A comma.</value>
    public char Delimiter { get; init; } = ',';

    /// <summary>Between several values in one CSV cell.</summary>
    /// <value>|</value>
    public char Separator { get; init; } = '|';

    /// <summary>The enriched movies file of a MovieLens folder.</summary>
    /// <value>Null: movies.jsonl in that folder or in movies-enriched beside it, where there is one.</value>
    public string? Enriched { get; init; }
}
