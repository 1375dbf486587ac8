using RecOrleans.Storage.Catalogs;
using RecOrleans.Storage.Sqlite;
using RecOrleans.Testing;

namespace RecOrleans.Storage.Tests.Catalogs;

public sealed class SqliteCatalogStoreTests : SharedCatalogStoreConformance
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteDatabase> _databases = [];

    public override ValueTask DisposeAsync()
    {
        foreach (var database in _databases) database.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<ICatalogStore> CreateStoreAsync() => Task.FromResult<ICatalogStore>(new SqliteCatalogStore(OpenDatabase(), Clock));

    protected override Task<int> CountRowsAsync(long version) => OpenDatabase().ReadAsync(
        connection => new[] { "CatalogVersions", "CatalogItems", "CatalogInteractions", "CatalogModels" }
            .Sum(table => (int)(long)connection.Scalar($"SELECT count(*) FROM {table} WHERE Catalog = 'movies' AND Version = $version", ("$version", version))!),
        Cancellation);

    private SqliteDatabase OpenDatabase()
    {
        var database = new SqliteDatabase(_folder.File("catalogs.db"), TimeSpan.FromSeconds(10));
        _databases.Add(database);
        return database;
    }
}
