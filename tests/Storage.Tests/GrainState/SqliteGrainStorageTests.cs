using RecOrleans.Catalogs;
using RecOrleans.Storage.Catalogs;
using RecOrleans.Storage.GrainState;
using RecOrleans.Storage.Sqlite;
using RecOrleans.Testing;

namespace RecOrleans.Storage.Tests.GrainState;

public sealed class SqliteGrainStorageTests : GrainStorageConformance
{
    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => _folder.File("state/recorleans.db");

    protected override Task<StorageOptions> CreateOptionsAsync() => Task.FromResult(new StorageOptions { Path = DatabasePath });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ReadStateAsync_AfterRestart_GivesWhatWasWritten()
    {
        var written = await WriteAsync("alice", "kept");
        await Silo.DisposeAsync();
        Silo = await TestSilo.StartAsync(await CreateOptionsAsync(), Cancellation);
        var read = await ReadAsync("alice");
        Assert.Equal(("kept", written.ETag), (read.State!.Text, read.ETag));
    }

    [Fact]
    public async Task WriteStateAsync_Row_IsReadableJson()
    {
        await WriteAsync("alice", "hello");
        var row = await Silo.StateDatabase.ReadAsync(
            connection => (string?)connection.Scalar("SELECT PayloadBinary FROM OrleansStorage WHERE GrainIdExtensionString = 'user/alice'"), Cancellation);
        Assert.Equal("""{"text":"hello"}""", row);
    }

    [Fact]
    public async Task CreateSchemaAsync_Connections_UseWalAndFullSync()
    {
        var (journal, synchronous) = await Silo.StateDatabase.ReadAsync(
            connection => ((string?)connection.Scalar("PRAGMA journal_mode"), (long?)connection.Scalar("PRAGMA synchronous")), Cancellation);
        Assert.Equal(("wal", 2), (journal, synchronous));
    }

    [Fact]
    public async Task WriteStateAsync_FullDisk_IsUnavailableAndTheOldStateStands()
    {
        var state = await WriteAsync("alice", "old");
        var etag = state.ETag;
        Silo.StateDatabase.ExtraConnectionSettings = "PRAGMA max_page_count=1;";
        state.State = new Note(new string('x', 1 << 20));
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => Silo.Storage.WriteStateAsync("note", User("alice"), state));
        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        Assert.Equal((RequestError.Unavailable, "storage"), (error.ToRequestException().Error, error.ToRequestException().Field));

        Assert.Equal(etag, state.ETag);
        Assert.Equal("old", (await ReadAsync("alice")).State!.Text);
        Silo.StateDatabase.ExtraConnectionSettings = "PRAGMA max_page_count=1000000;";
        await Silo.Storage.WriteStateAsync("note", User("alice"), state);
        Assert.Equal(1 << 20, (await ReadAsync("alice")).State!.Text.Length);
    }

    [Fact]
    public async Task WriteStateAsync_ReadOnlyFile_IsUnavailableAndTheOldStateStands()
    {
        var state = await WriteAsync("alice", "old");
        Silo.StateDatabase.ExtraConnectionSettings = "PRAGMA query_only=1;";
        state.State = new Note("new");
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => Silo.Storage.WriteStateAsync("note", User("alice"), state));
        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", (await ReadAsync("alice")).State!.Text);
    }

    [Fact]
    public async Task ReplaceAsync_GrainOnAFullDisk_RefusesAndGoesOnWithTheStateBefore()
    {
        var grain = Silo.Grains.GetGrain<ITallyGrain>("alice");
        Assert.Equal("a", await grain.Append("a"));
        Silo.StateDatabase.ExtraConnectionSettings = "PRAGMA max_page_count=1;";
        var refusal = await Assert.ThrowsAsync<RequestException>(() => grain.Append(new string('x', 1 << 20)));
        Assert.Equal((RequestError.Unavailable, "storage"), (refusal.Error, refusal.Field));
        Assert.Equal("a", await grain.Read());

        Silo.StateDatabase.ExtraConnectionSettings = "PRAGMA max_page_count=1000000;";
        Assert.Equal("ab", await grain.Append("b"));
    }

    [Fact]
    public async Task ReplaceAsync_GrainAfterRestart_GoesOn()
    {
        await Silo.Grains.GetGrain<ITallyGrain>("alice").Append("a");
        await Silo.DisposeAsync();
        Silo = await TestSilo.StartAsync(await CreateOptionsAsync(), Cancellation);
        Assert.Equal("ab", await Silo.Grains.GetGrain<ITallyGrain>("alice").Append("b"));
    }

    [Fact]
    public async Task StageAsync_FullDisk_IsUnavailable()
    {
        using var database = new SqliteDatabase(_folder.File("catalogs.db"), TimeSpan.FromSeconds(1));
        var store = new SqliteCatalogStore(database, TimeProvider.System);
        await store.InitializeAsync(Cancellation);
        await using var writer = await store.StageAsync(new CatalogSchema { Catalog = "movies", Facets = [] }, 1, Cancellation);
        database.ExtraConnectionSettings = "PRAGMA max_page_count=1;";
        var refusal = await Assert.ThrowsAsync<RequestException>(
            () => writer.AddItemsAsync([new Item { Id = "m1", Title = new string('x', 1 << 20) }], Cancellation));
        Assert.Equal((RequestError.Unavailable, "storage"), (refusal.Error, refusal.Field));
        database.ExtraConnectionSettings = "PRAGMA max_page_count=1000000;";
    }

    [Fact]
    public async Task WriteStateAsync_FileHeldByAnother_IsUnavailable()
    {
        await WriteAsync("alice", "old");
        await Silo.DisposeAsync();
        Silo = await TestSilo.StartAsync(new StorageOptions { Path = DatabasePath, BusyTimeout = TimeSpan.FromMilliseconds(50) }, Cancellation);
        using var other = new SqliteDatabase(DatabasePath, TimeSpan.FromSeconds(1));
        await other.WriterTurnAsync(
            async () =>
            {
                using var connection = (Microsoft.Data.Sqlite.SqliteConnection)await other.DataSource.OpenConnectionAsync(Cancellation);
                using var held = connection.BeginTransaction(deferred: false);
                var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync("alice", "new"));
                Assert.Contains("Another process", error.Message, StringComparison.Ordinal);
            },
            Cancellation);
        Assert.Equal("old", (await ReadAsync("alice")).State!.Text);
    }

    [Fact]
    public async Task CreateSchemaAsync_ManyProcessesAtOnce_MakeOneSchema()
    {
        var path = _folder.File("shared/first-start.db");
        var children = Enumerable.Range(0, 3).Select(_ => ChildProcess.StartSchema(path)).ToArray();
        foreach (var child in children)
        {
            var errors = await child.StandardError.ReadToEndAsync(Cancellation);
            await child.WaitForExitAsync(Cancellation);
            Assert.True(child.ExitCode == 0, errors);
            child.Dispose();
        }

        using var database = new SqliteDatabase(path, TimeSpan.FromSeconds(10));
        await database.CreateSchemaAsync(EmbeddedScript.Read(EmbeddedScript.Orleans), Cancellation);
        Assert.Equal(10L, await database.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM OrleansQuery"), Cancellation));
    }

    [Fact]
    public async Task CreateSchemaAsync_FileOfALaterVersion_IsRefused()
    {
        using var database = new SqliteDatabase(_folder.File("later.db"), TimeSpan.FromSeconds(10));
        await database.CreateSchemaAsync("CREATE TABLE T (A); PRAGMA user_version=9", Cancellation);
        await database.WriteAsync(connection => connection.Execute("PRAGMA user_version=9"), Cancellation);
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(
            () => database.CreateSchemaAsync(EmbeddedScript.Read(EmbeddedScript.Orleans), Cancellation));
        Assert.Contains("Storage:Path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteStateAsync_ProcessKilled_KeepsEveryAcknowledgedWrite()
    {
        var path = _folder.File("killed/recorleans.db");
        using var child = ChildProcess.StartWriter(path);
        var acknowledged = 0;
        while (acknowledged < 50 && await child.StandardOutput.ReadLineAsync(Cancellation) is { } line)
            acknowledged = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
        child.Kill();
        while (await child.StandardOutput.ReadLineAsync(Cancellation) is { } line)
            acknowledged = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
        await child.WaitForExitAsync(Cancellation);
        Assert.True(acknowledged >= 50, await child.StandardError.ReadToEndAsync(Cancellation));

        await using var silo = await TestSilo.StartAsync(new StorageOptions { Path = path }, Cancellation);
        var state = new GrainState<Note>();
        await silo.Storage.ReadStateAsync("note", User("writer"), state);
        Assert.InRange(int.Parse(state.State!.Text, System.Globalization.CultureInfo.InvariantCulture), acknowledged, acknowledged + 1);
    }
}
