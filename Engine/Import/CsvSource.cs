using System.Runtime.CompilerServices;
using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>Items as a table: the header names id, title, description and the facets; several values in a cell stand between separators.</summary>
public sealed class CsvSource : ICatalogSource
{
    private readonly string _path;
    private readonly CatalogSourceOptions _options;

    private CsvSource(string path, CatalogSourceOptions options, CatalogSchema schema)
    {
        _path = path;
        _options = options;
        Schema = schema;
        Progress = new ImportProgress(SourceFile.Size(path));
    }

    public CatalogSchema Schema { get; }

    public ImportProgress Progress { get; }

    /// <inheritdoc cref="CatalogSources.OpenAsync"/>
    public static async Task<CsvSource> OpenAsync(string path, CatalogSourceOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? options with { Delimiter = '\t' } : options;
        using var table = CsvTable.Open(path, new ImportProgress(0), options.Delimiter);
        table.Require("title");
        table.Require("id");
        var items = table.ReadAsync(cancellationToken).Where(row => row.Problem is null).Select(row => Read(table, row.Fields, options.Separator));
        return new CsvSource(path, options, await SourceSchema.OfAsync(path, options, items, "a header but no row that can be read", cancellationToken));
    }

    public async IAsyncEnumerable<CatalogRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Progress.Restart();
        var rows = new ItemRows(Schema, Path.GetFileName(_path));
        using var table = CsvTable.Open(_path, Progress, _options.Delimiter);
        await foreach (var (line, fields, problem) in table.ReadAsync(cancellationToken))
            yield return problem is not null ? rows.Reject(line, problem) : rows.Accept(line, Read(table, fields, _options.Separator));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static RawItem Read(CsvTable table, string[] fields, char separator)
    {
        var item = new RawItem();
        for (var i = 0; i < fields.Length; i++)
        {
            var name = table.Header[i];
            item.Set(name, RawItem.IsReserved(name) ? [(FacetValue)fields[i]] : fields[i].Split(separator, StringSplitOptions.TrimEntries).Select(text => (FacetValue)text));
        }

        return item;
    }
}
