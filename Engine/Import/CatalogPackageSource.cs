using System.Runtime.CompilerServices;
using System.Text.Json;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>Our own form: a folder with catalog.json (the schema), items.jsonl, and interactions.csv where there are any.</summary>
public sealed class CatalogPackageSource : ICatalogSource
{
    private readonly string _items;
    private readonly string _interactions;

    private CatalogPackageSource(string folder, CatalogSchema schema)
    {
        _items = Path.Combine(folder, "items.jsonl");
        _interactions = Path.Combine(folder, "interactions.csv");
        Schema = schema;
        Progress = new ImportProgress(SourceFile.Size(_items) + SourceFile.Size(_interactions));
    }

    public CatalogSchema Schema { get; }

    public ImportProgress Progress { get; }

    /// <inheritdoc cref="CatalogSources.OpenAsync"/>
    public static async Task<CatalogPackageSource> OpenAsync(string folder, CatalogSourceOptions options, CancellationToken cancellationToken)
    {
        SourceFile.RequireFolder(folder);
        SourceFile.Require(Path.Combine(folder, "items.jsonl"));
        var path = Path.Combine(folder, "catalog.json");
        SourceFile.Require(path);
        await using var stream = File.OpenRead(path);
        try
        {
            var schema = await JsonSerializer.DeserializeAsync<CatalogSchema>(stream, Json.Options, cancellationToken) ?? throw new JsonException("it is null.");
            return new CatalogPackageSource(folder, SourceSchema.Checked(schema, options));
        }
        catch (JsonException error)
        {
            throw new ImportException($"{path} is no schema: {error.Message}", error);
        }
    }

    public async IAsyncEnumerable<CatalogRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Progress.Restart();
        var rows = new ItemRows(Schema, Path.GetFileName(_items));
        await foreach (var row in JsonObjects.ReadAsync(_items, Progress, cancellationToken)) yield return Read(rows, row);
        if (SourceFile.Size(_interactions) == 0) yield break;
        await foreach (var row in InteractionRows.ReadAsync(_interactions, Progress, rows, cancellationToken)) yield return row;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Unlike foreign files, a package is held to its schema: a facet that it does not name is a fault.</summary>
    private CatalogRow Read(ItemRows rows, JsonRow row)
    {
        if (row.Problem is { } problem) return rows.Reject(row.Line, problem);
        if (row.Value.ValueKind != JsonValueKind.Object) return rows.Reject(row.Line, $"a {row.Value.ValueKind} where an object is needed");
        try
        {
            return rows.Accept(row.Line, Catalogs.ItemValidator.Normalise(Schema, row.Value.Deserialize<Item>(Json.Options)!));
        }
        catch (JsonException error)
        {
            return rows.Reject(row.Line, $"no item: {error.Message}");
        }
    }
}
