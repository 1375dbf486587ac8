using System.Runtime.CompilerServices;
using RecOrleans.Interactions;
using RecOrleans.Storage.Sqlite;

namespace RecOrleans.Storage.Interactions;

/// <summary>The log in the SQLite file of the catalogues; one row a batch.</summary>
public sealed class SqliteInteractionLog(SqliteDatabase database, TimeProvider clock) : IInteractionLog
{
    private const int BatchesAtOnce = 16;

    public Task InitializeAsync(CancellationToken cancellationToken) =>
        database.CreateSchemaAsync(EmbeddedScript.Read(EmbeddedScript.Catalogs), cancellationToken);

    public Task AppendAsync(string catalog, IReadOnlyCollection<LoggedInteraction> interactions, CancellationToken cancellationToken)
    {
        if (interactions.Count == 0) return Task.CompletedTask;
        var now = clock.GetUtcNow().UtcTicks;
        return database.WriteAsync(
            connection =>
            {
                foreach (var batch in interactions.Chunk(InteractionBatch.Size))
                {
                    connection.Execute(
                        "INSERT INTO InteractionLog (Catalog, AppendedAt, Content) VALUES ($catalog, $at, $content)",
                        ("$catalog", catalog), ("$at", now), ("$content", InteractionBatch.Encode(batch)));
                }
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<LoggedInteraction> ReadAsync(
        string catalog, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            var rows = await database.ReadAsync(
                connection => connection.Query(
                    row => (Position: row.GetInt64(0), Content: row.GetFieldValue<byte[]>(1)),
                    "SELECT Position, Content FROM InteractionLog WHERE Catalog = $catalog AND Position > $after AND AppendedAt >= $since ORDER BY Position LIMIT $limit",
                    ("$catalog", catalog), ("$after", after), ("$since", since.UtcTicks), ("$limit", BatchesAtOnce)),
                cancellationToken).ConfigureAwait(false);
            foreach (var (position, content) in rows)
            {
                after = position;
                foreach (var interaction in InteractionBatch.Decode(content)) yield return interaction;
            }

            if (rows.Count < BatchesAtOnce) yield break;
        }
    }
}
