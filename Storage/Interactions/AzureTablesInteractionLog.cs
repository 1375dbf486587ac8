using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using RecOrleans.Interactions;
using RecOrleans.Storage.AzureTables;

namespace RecOrleans.Storage.Interactions;

/// <summary>The log in an Azure table: one partition a catalogue and day, one row a batch.</summary>
/// <remarks>Batches that different silos append in the same 100 ns have no order among each other.</remarks>
public sealed class AzureTablesInteractionLog(TableClient table, TimeProvider clock) : IInteractionLog
{
    private readonly AzureTable _table = new(table);

    public Task InitializeAsync(CancellationToken cancellationToken) => _table.CreateAsync(cancellationToken);

    public Task AppendAsync(string catalog, IReadOnlyCollection<LoggedInteraction> interactions, CancellationToken cancellationToken)
    {
        if (interactions.Count == 0) return Task.CompletedTask;
        var now = clock.GetUtcNow();
        var append = Guid.NewGuid().ToString("N");
        return _table.UpsertAsync(
            interactions.Chunk(InteractionBatch.Size).Select((batch, n) => BlobColumns.Add(
                new TableEntity(Partition(catalog, now), TableKey.Join(TableKey.Number(now.UtcTicks), append, TableKey.Number(n))),
                InteractionBatch.Encode(batch),
                "interactions")),
            cancellationToken);
    }

    public async IAsyncEnumerable<LoggedInteraction> ReadAsync(
        string catalog, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (first, last) = (Partition(catalog, since), Partition(catalog, DateTimeOffset.MaxValue));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {TableKey.Number(since.UtcTicks)}");
        await foreach (var row in _table.QueryAsync(filter, null, cancellationToken).ConfigureAwait(false))
        {
            foreach (var interaction in InteractionBatch.Decode(BlobColumns.Read(row))) yield return interaction;
        }
    }

    private static string Partition(string catalog, DateTimeOffset at) =>
        TableKey.Join(catalog, at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
}
