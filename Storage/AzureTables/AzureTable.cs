using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using RecOrleans.Storage.GrainState;

namespace RecOrleans.Storage.AzureTables;

/// <summary>One table of the storage account, within the service's limits: 100 rows and 4 MiB a transaction, all of one partition.</summary>
internal sealed class AzureTable(TableClient table)
{
    private const int RowsAtOnce = 100;
    private const int BytesAtOnce = 3 << 20;

    public Task CreateAsync(CancellationToken cancellationToken) => GuardAsync(() => table.CreateIfNotExistsAsync(cancellationToken));

    /// <returns>The row, or null.</returns>
    public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue ? found.Value : null;
    });

    /// <returns>False where the row is there already.</returns>
    public Task<bool> TryAddAsync(TableEntity entity, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        try
        {
            var added = await table.AddEntityAsync(entity, cancellationToken).ConfigureAwait(false);
            entity.ETag = added.Headers.ETag!.Value;
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    });

    /// <summary>Replaces the row as it was read.</summary>
    /// <returns>False where it changed or went since.</returns>
    public Task<bool> TryReplaceAsync(TableEntity entity, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        try
        {
            var written = await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            entity.ETag = written.Headers.ETag!.Value;
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    });

    public Task UpsertAsync(TableEntity entity, CancellationToken cancellationToken) =>
        GuardAsync(() => table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken));

    public Task DeleteAsync(string partition, string row, CancellationToken cancellationToken) =>
        GuardAsync(() => table.DeleteEntityAsync(partition, row, ETag.All, cancellationToken));

    /// <summary>Writes rows of one partition, each row key once, in as few transactions as the limits allow.</summary>
    public Task UpsertAsync(IEnumerable<TableEntity> entities, CancellationToken cancellationToken) => SubmitAsync(
        entities.Select(entity => (new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity), BlobColumns.Length(entity))),
        cancellationToken);

    /// <summary>Deletes the rows of a partition between two row keys, ends included; without them, all.</summary>
    public async Task DeletePartitionAsync(string partition, CancellationToken cancellationToken, string first = "", string? last = null)
    {
        var gone = new List<TableEntity>(RowsAtOnce);
        await foreach (var row in QueryAsync(Range(partition, first, last), ["PartitionKey", "RowKey"], cancellationToken).ConfigureAwait(false))
        {
            gone.Add(row);
            if (gone.Count < RowsAtOnce) continue;
            await DeleteAsync(gone, cancellationToken).ConfigureAwait(false);
            gone.Clear();
        }

        await DeleteAsync(gone, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rows in the order of partition and row key, a page at a time.</summary>
    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string filter, IEnumerable<string>? select, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = table.QueryAsync<TableEntity>(filter, select: select, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await GuardAsync(() => rows.MoveNextAsync().AsTask()).ConfigureAwait(false)) yield return rows.Current;
    }

    public static string Range(string partition, string first = "", string? last = null) => last is null
        ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first}")
        : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey le {last}");

    private async Task DeleteAsync(List<TableEntity> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        try
        {
            await SubmitAsync(rows.Select(row => (new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All), 0)), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TableTransactionFailedException e) when (e.Status == 404)
        {
            // Someone else sweeps the same rows, and a transaction fails as a whole: one by one, a missing row is no failure.
            foreach (var row in rows) await DeleteAsync(row.PartitionKey, row.RowKey, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SubmitAsync(IEnumerable<(TableTransactionAction Action, int Bytes)> actions, CancellationToken cancellationToken)
    {
        var batch = new List<TableTransactionAction>(RowsAtOnce);
        var bytes = 0;
        foreach (var (action, length) in actions)
        {
            // Binary columns travel as Base64, four thirds of their length; the rest of a row is well below a KiB.
            var size = (length * 4 / 3) + 1024;
            if (batch.Count == RowsAtOnce || (batch.Count > 0 && bytes + size > BytesAtOnce)) await FlushAsync().ConfigureAwait(false);
            batch.Add(action);
            bytes += size;
        }

        if (batch.Count > 0) await FlushAsync().ConfigureAwait(false);

        async Task FlushAsync()
        {
            await GuardAsync(() => table.SubmitTransactionAsync(batch, cancellationToken)).ConfigureAwait(false);
            batch.Clear();
            bytes = 0;
        }
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (StorageFailure.From(e) is { } failure)
        {
            throw failure.ToRequestException();
        }
    }
}
