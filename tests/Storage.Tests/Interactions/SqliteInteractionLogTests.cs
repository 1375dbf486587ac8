using RecOrleans.Storage.Interactions;
using RecOrleans.Storage.Sqlite;
using RecOrleans.Testing;

namespace RecOrleans.Storage.Tests.Interactions;

public sealed class SqliteInteractionLogTests : InteractionLogConformance
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase? _database;

    public override ValueTask DisposeAsync()
    {
        _database?.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<IInteractionLog> CreateLogAsync()
    {
        _database = new SqliteDatabase(_folder.File("catalogs.db"), TimeSpan.FromSeconds(10));
        return Task.FromResult<IInteractionLog>(new SqliteInteractionLog(_database, Clock));
    }
}
