using System.Runtime.CompilerServices;
using System.Text.Json;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>Items as JSON objects: one a line, in one array, or in one object by their ids. <c>id</c>, <c>title</c>, description and one member a facet.</summary>
public sealed class JsonLinesSource : ICatalogSource
{
    private readonly string _path;

    private JsonLinesSource(string path, CatalogSchema schema)
    {
        _path = path;
        Schema = schema;
        Progress = new ImportProgress(SourceFile.Size(path));
    }

    public CatalogSchema Schema { get; }

    public ImportProgress Progress { get; }

    /// <inheritdoc cref="CatalogSources.OpenAsync"/>
    public static async Task<JsonLinesSource> OpenAsync(string path, CatalogSourceOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        SourceFile.Require(path);
        var items = JsonObjects.ReadAsync(path, new ImportProgress(0), cancellationToken).Where(row => row.Value.ValueKind == JsonValueKind.Object).Select(row => RawItem.Read(row.Value, row.Key));
        return new JsonLinesSource(path, await SourceSchema.OfAsync(
            path, options, items, "no JSON object that can be read; expected is one a line, one array of them, or one object that holds them by their ids", cancellationToken));
    }

    public async IAsyncEnumerable<CatalogRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Progress.Restart();
        var rows = new ItemRows(Schema, Path.GetFileName(_path));
        await foreach (var row in JsonObjects.ReadAsync(_path, Progress, cancellationToken))
            yield return row.Problem is { } problem ? rows.Reject(row.Line, problem)
                : row.Value.ValueKind != JsonValueKind.Object ? rows.Reject(row.Line, $"a {row.Value.ValueKind} where an object is needed")
                : rows.Accept(row.Line, RawItem.Read(row.Value, row.Key));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
