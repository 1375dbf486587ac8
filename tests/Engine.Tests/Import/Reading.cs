using RecOrleans.Engine.Import;

namespace RecOrleans.Engine.Tests.Import;

/// <summary>Reads a source to its end.</summary>
internal static class Reading
{
    public static async Task<(ICatalogSource Source, List<CatalogRow> Rows)> All(string? format, string path, CatalogSourceOptions? options = null)
    {
        var source = await CatalogSources.OpenAsync(format, path, options ?? new CatalogSourceOptions(), TestContext.Current.CancellationToken);
        var rows = new List<CatalogRow>();
        await foreach (var row in source.ReadAsync(TestContext.Current.CancellationToken)) rows.Add(row);
        await source.DisposeAsync();
        return (source, rows);
    }

    public static List<RecOrleans.Catalogs.Item> Items(this IEnumerable<CatalogRow> rows) => [.. rows.OfType<ItemRow>().Select(row => row.Item)];

    public static List<RejectedRow> Rejected(this IEnumerable<CatalogRow> rows) => [.. rows.OfType<RejectedRow>()];
}
