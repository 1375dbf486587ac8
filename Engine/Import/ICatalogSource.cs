using RecOrleans.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>A catalogue in somebody's files, read as a stream: memory does not grow with interactions, and with items only by their ids.</summary>
public interface ICatalogSource : IAsyncDisposable
{
    /// <summary>Valid by <see cref="Catalogs.SchemaValidator"/>.</summary>
    CatalogSchema Schema { get; }

    /// <summary>How far reading is; may be asked from any thread.</summary>
    ImportProgress Progress { get; }

    /// <summary>Items first, then interactions; rejected rows where they stand. May be called once more for a second pass.</summary>
    /// <exception cref="ImportException">The files hold nothing that can be read.</exception>
    IAsyncEnumerable<CatalogRow> ReadAsync(CancellationToken cancellationToken);
}
