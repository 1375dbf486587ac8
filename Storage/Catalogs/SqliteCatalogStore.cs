using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;
using RecOrleans.Storage.Interactions;
using RecOrleans.Storage.Sqlite;

namespace RecOrleans.Storage.Catalogs;

/// <summary>Catalogues in a SQLite file of their own.</summary>
/// <remarks>Items are read a page at a time, so that no read holds the file open and none runs on a grain's turn.</remarks>
public sealed class SqliteCatalogStore(SqliteDatabase database, TimeProvider clock) : ICatalogStore
{
    private const int ItemsAtOnce = 1000;
    private const int BatchesAtOnce = 16;
    private const int ModelChunk = 1 << 20;

    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await database.CreateSchemaAsync(EmbeddedScript.Read(EmbeddedScript.Catalogs), cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(Sweep, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<CatalogDescription>> ListAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        connection => connection.Query(
            Description,
            "SELECT v.Content FROM Catalogs c JOIN CatalogVersions v ON v.Catalog = c.Catalog AND v.Version = c.Published ORDER BY c.Catalog"),
        cancellationToken).ConfigureAwait(false);

    public Task<CatalogDescription?> FindAsync(string catalog, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query(
            Description,
            "SELECT v.Content FROM Catalogs c JOIN CatalogVersions v ON v.Catalog = c.Catalog AND v.Version = c.Published WHERE c.Catalog = $catalog",
            ("$catalog", catalog)).SingleOrDefault(),
        cancellationToken);

    public Task<CatalogDescription?> FindAsync(string catalog, long version, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, catalog, version), cancellationToken);

    public async Task<ICatalogWriter> StageAsync(CatalogSchema schema, int shards, CancellationToken cancellationToken)
    {
        var begun = CatalogRules.Begin(schema, shards);
        var description = await database.WriteAsync(
            connection =>
            {
                Sweep(connection);
                var version = (long)connection.Scalar(
                    "INSERT INTO Catalogs (Catalog, LastVersion) VALUES ($catalog, 1) ON CONFLICT DO UPDATE SET LastVersion = LastVersion + 1 RETURNING LastVersion",
                    ("$catalog", schema.Catalog))!;
                var staged = begun with { Version = version };
                connection.Execute(
                    "INSERT INTO CatalogVersions (Catalog, Version, Content, Complete, TouchedAt) VALUES ($catalog, $version, $content, 0, $now)",
                    ("$catalog", schema.Catalog), ("$version", version), ("$content", Text(staged)), ("$now", Now));
                return staged;
            },
            cancellationToken).ConfigureAwait(false);
        return new Writer(this, description);
    }

    public Task PublishAsync(string catalog, long version, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            if (Find(connection, catalog, version) is null) throw CatalogRules.NoVersion(catalog, version);
            var before = (long?)connection.Scalar("SELECT Published FROM Catalogs WHERE Catalog = $catalog", ("$catalog", catalog));
            if (before == version) return;
            connection.Execute("UPDATE Catalogs SET Published = $version WHERE Catalog = $catalog", ("$catalog", catalog), ("$version", version));
            if (before is not { } previous) return;
            var old = connection.Query(
                row => row.GetInt64(0),
                "SELECT Version FROM CatalogVersions WHERE Catalog = $catalog AND Complete = 1 AND Version < $kept",
                ("$catalog", catalog), ("$kept", Math.Min(version, previous)));
            foreach (var gone in old) Remove(connection, catalog, gone);
        },
        cancellationToken);

    public Task WithdrawAsync(string catalog, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            connection.Execute("UPDATE Catalogs SET Published = NULL WHERE Catalog = $catalog", ("$catalog", catalog));
            var complete = connection.Query(
                row => row.GetInt64(0), "SELECT Version FROM CatalogVersions WHERE Catalog = $catalog AND Complete = 1", ("$catalog", catalog));
            foreach (var version in complete) Remove(connection, catalog, version);
        },
        cancellationToken);

    public async IAsyncEnumerable<Item> ReadItemsAsync(
        string catalog, long version, int? shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var description = await FindAsync(catalog, version, cancellationToken).ConfigureAwait(false) ?? throw CatalogRules.NoVersion(catalog, version);
        var last = shard ?? description.Shards - 1;
        for (var current = shard ?? 0; current <= last; current++)
        {
            var after = "";
            while (true)
            {
                var (from, at) = (after, current);
                var items = await database.ReadAsync(
                    connection =>
                    {
                        if (Find(connection, catalog, version) is null) throw CatalogRules.NoVersion(catalog, version);
                        return connection.Query(
                            row => JsonSerializer.Deserialize<Item>(row.GetString(0), Json.Options)!,
                            "SELECT Content FROM CatalogItems WHERE Catalog = $catalog AND Version = $version AND Shard = $shard AND Id > $after ORDER BY Id LIMIT $limit",
                            ("$catalog", catalog), ("$version", version), ("$shard", at), ("$after", from), ("$limit", ItemsAtOnce));
                    },
                    cancellationToken).ConfigureAwait(false);
                foreach (var item in items) yield return item;
                if (items.Count < ItemsAtOnce) break;
                after = items[^1].Id;
            }
        }
    }

    public async IAsyncEnumerable<LoggedInteraction> ReadInteractionsAsync(
        string catalog, long version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            var from = after;
            var rows = await database.ReadAsync(
                connection =>
                {
                    if (Find(connection, catalog, version) is null) throw CatalogRules.NoVersion(catalog, version);
                    return connection.Query(
                        row => (Position: row.GetInt64(0), Content: row.GetFieldValue<byte[]>(1)),
                        "SELECT Position, Content FROM CatalogInteractions WHERE Catalog = $catalog AND Version = $version AND Position > $after ORDER BY Position LIMIT $limit",
                        ("$catalog", catalog), ("$version", version), ("$after", from), ("$limit", BatchesAtOnce));
                },
                cancellationToken).ConfigureAwait(false);
            foreach (var (position, content) in rows)
            {
                after = position;
                foreach (var interaction in InteractionBatch.Decode(content)) yield return interaction;
            }

            if (rows.Count < BatchesAtOnce) yield break;
        }
    }

    public Task SaveModelAsync(string catalog, long version, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (Find(connection, catalog, version) is null) throw CatalogRules.NoVersion(catalog, version);
                connection.Execute(
                    "DELETE FROM CatalogModels WHERE Catalog = $catalog AND Version = $version AND Name = $name",
                    ("$catalog", catalog), ("$version", version), ("$name", name));
                // An empty model is one empty chunk: it is there, unlike one that was never saved.
                for (var (chunk, start) = (0, 0); chunk == 0 || start < content.Length; chunk++, start += ModelChunk)
                {
                    connection.Execute(
                        "INSERT INTO CatalogModels (Catalog, Version, Name, Chunk, Content) VALUES ($catalog, $version, $name, $chunk, $content)",
                        ("$catalog", catalog), ("$version", version), ("$name", name), ("$chunk", chunk),
                        ("$content", content.Slice(start, Math.Min(ModelChunk, content.Length - start)).ToArray()));
                }
            },
            cancellationToken);

    public Task<byte[]?> ReadModelAsync(string catalog, long version, string name, CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var chunks = connection.Query(
                row => row.GetFieldValue<byte[]>(0),
                "SELECT Content FROM CatalogModels WHERE Catalog = $catalog AND Version = $version AND Name = $name ORDER BY Chunk",
                ("$catalog", catalog), ("$version", version), ("$name", name));
            return chunks.Count == 0 ? null : chunks.Count == 1 ? chunks[0] : chunks.SelectMany(chunk => chunk).ToArray();
        },
        cancellationToken);

    private long Now => clock.GetUtcNow().UtcTicks;

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Json.Options);

    private static CatalogDescription Description(SqliteDataReader row) => JsonSerializer.Deserialize<CatalogDescription>(row.GetString(0), Json.Options)!;

    private static CatalogDescription? Find(SqliteConnection connection, string catalog, long version) => connection.Query(
        Description,
        "SELECT Content FROM CatalogVersions WHERE Catalog = $catalog AND Version = $version AND Complete = 1",
        ("$catalog", catalog), ("$version", version)).SingleOrDefault();

    /// <summary>Removes what writers left behind that died in the middle.</summary>
    private void Sweep(SqliteConnection connection)
    {
        var dead = connection.Query(
            row => (Catalog: row.GetString(0), Version: row.GetInt64(1)),
            "SELECT Catalog, Version FROM CatalogVersions WHERE Complete = 0 AND TouchedAt < $before",
            ("$before", Now - CatalogRules.StagingLifetime.Ticks));
        foreach (var (catalog, version) in dead) Remove(connection, catalog, version);
    }

    private static void Remove(SqliteConnection connection, string catalog, long version)
    {
        foreach (var table in (string[])["CatalogItems", "CatalogInteractions", "CatalogModels", "CatalogVersions"])
            connection.Execute($"DELETE FROM {table} WHERE Catalog = $catalog AND Version = $version", ("$catalog", catalog), ("$version", version));
    }

    private sealed class Writer(SqliteCatalogStore store, CatalogDescription description) : ICatalogWriter
    {
        private readonly string _catalog = description.Schema.Catalog;
        private bool _closed;

        public long Version => description.Version;

        public Task AddItemsAsync(IReadOnlyCollection<Item> items, CancellationToken cancellationToken) => WriteAsync(
            connection =>
            {
                using var insert = connection.CreateCommand();
                insert.CommandText =
                    "INSERT INTO CatalogItems (Catalog, Version, Shard, Id, Content) VALUES ($catalog, $version, $shard, $id, $content) ON CONFLICT DO UPDATE SET Content = excluded.Content";
                insert.Parameters.AddWithValue("$catalog", _catalog);
                insert.Parameters.AddWithValue("$version", Version);
                var shard = insert.Parameters.Add("$shard", SqliteType.Integer);
                var id = insert.Parameters.Add("$id", SqliteType.Text);
                var content = insert.Parameters.Add("$content", SqliteType.Text);
                foreach (var item in items)
                {
                    shard.Value = ShardKey.Of(item.Id, description.Shards);
                    id.Value = item.Id;
                    content.Value = Text(item);
                    insert.ExecuteNonQuery();
                }
            },
            cancellationToken);

        public Task AddInteractionsAsync(IReadOnlyCollection<LoggedInteraction> interactions, CancellationToken cancellationToken) => WriteAsync(
            connection =>
            {
                foreach (var batch in interactions.Chunk(InteractionBatch.Size))
                {
                    connection.Execute(
                        """
                        INSERT INTO CatalogInteractions (Catalog, Version, Position, Count, Content)
                        SELECT $catalog, $version, coalesce(max(Position), 0) + 1, $count, $content FROM CatalogInteractions
                        WHERE Catalog = $catalog AND Version = $version
                        """,
                        ("$catalog", _catalog), ("$version", Version), ("$count", batch.Length), ("$content", InteractionBatch.Encode(batch)));
                }
            },
            cancellationToken);

        public async Task<CatalogDescription> CompleteAsync(CancellationToken cancellationToken)
        {
            CatalogDescription complete = description;
            await WriteAsync(
                connection =>
                {
                    complete = description with
                    {
                        Items = Count(connection, "SELECT count(*) FROM CatalogItems"),
                        Interactions = Count(connection, "SELECT coalesce(sum(Count), 0) FROM CatalogInteractions"),
                    };
                    connection.Execute(
                        "UPDATE CatalogVersions SET Content = $content, Complete = 1 WHERE Catalog = $catalog AND Version = $version",
                        ("$catalog", _catalog), ("$version", Version), ("$content", Text(complete)));
                },
                cancellationToken).ConfigureAwait(false);
            _closed = true;
            return complete;
        }

        public async ValueTask DisposeAsync()
        {
            if (_closed) return;
            _closed = true;
            await store.Database.WriteAsync(connection => Remove(connection, _catalog, Version), CancellationToken.None).ConfigureAwait(false);
        }

        private int Count(SqliteConnection connection, string what) => (int)(long)connection.Scalar(
            $"{what} WHERE Catalog = $catalog AND Version = $version", ("$catalog", _catalog), ("$version", Version))!;

        private Task WriteAsync(Action<SqliteConnection> work, CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return store.Database.WriteAsync(
                connection =>
                {
                    var alive = connection.Execute(
                        "UPDATE CatalogVersions SET TouchedAt = $now WHERE Catalog = $catalog AND Version = $version AND Complete = 0",
                        ("$catalog", _catalog), ("$version", Version), ("$now", store.Now));
                    if (alive == 0) throw CatalogRules.Swept(_catalog, Version);
                    work(connection);
                },
                cancellationToken);
        }
    }

    private SqliteDatabase Database => database;
}
