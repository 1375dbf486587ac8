using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;
using RecOrleans.Storage.AzureTables;
using RecOrleans.Storage.Interactions;

namespace RecOrleans.Storage.Catalogs;

/// <summary>Catalogues in one Azure table.</summary>
/// <remarks>
/// Partitions: <c>catalogs</c> holds a pointer row a catalogue (its last and its published version; changed under its ETag); <c>versions</c> one row a
/// version, with its description and state; <c>items|CATALOG|VERSION|SHARD</c>, <c>interactions|CATALOG|VERSION</c> and <c>models|CATALOG|VERSION</c>
/// the contents. A version is marked before its contents are removed, so that a removal that was cut short is taken up again by the next sweep.
/// </remarks>
public sealed class AzureTablesCatalogStore(TableClient table, TimeProvider clock) : ICatalogStore
{
    private const string Pointers = "catalogs";
    private const string Versions = "versions";

    private readonly AzureTable _table = new(table);

    private enum State
    {
        Staged,
        Complete,
        Removing,
    }

    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await _table.CreateAsync(cancellationToken).ConfigureAwait(false);
        await SweepAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<CatalogDescription>> ListAsync(CancellationToken cancellationToken)
    {
        var list = new List<CatalogDescription>();
        await foreach (var pointer in _table.QueryAsync(AzureTable.Range(Pointers), null, cancellationToken).ConfigureAwait(false))
        {
            if (pointer.GetInt64("Published") is { } version
                && await FindAsync(pointer.GetString("Catalog"), version, cancellationToken).ConfigureAwait(false) is { } description)
                list.Add(description);
        }

        return list;
    }

    public async Task<CatalogDescription?> FindAsync(string catalog, CancellationToken cancellationToken)
    {
        var pointer = await _table.FindAsync(Pointers, TableKey.Join(catalog), cancellationToken).ConfigureAwait(false);
        return pointer?.GetInt64("Published") is { } version ? await FindAsync(catalog, version, cancellationToken).ConfigureAwait(false) : null;
    }

    public async Task<CatalogDescription?> FindAsync(string catalog, long version, CancellationToken cancellationToken) =>
        await _table.FindAsync(Versions, VersionRow(catalog, version), cancellationToken).ConfigureAwait(false) is { } row && StateOf(row) == State.Complete
            ? Describe(row)
            : null;

    public async Task<ICatalogWriter> StageAsync(CatalogSchema schema, int shards, CancellationToken cancellationToken)
    {
        var description = CatalogRules.Begin(schema, shards);
        await SweepAsync(cancellationToken).ConfigureAwait(false);
        description = description with { Version = await NextVersionAsync(schema.Catalog, cancellationToken).ConfigureAwait(false) };
        var row = VersionEntity(description, State.Staged);
        if (!await _table.TryAddAsync(row, cancellationToken).ConfigureAwait(false))
            throw new InvalidOperationException($"Version {description.Version} of '{schema.Catalog}' was given out twice.");
        return new Writer(this, description, row);
    }

    public async Task PublishAsync(string catalog, long version, CancellationToken cancellationToken)
    {
        long? before;
        while (true)
        {
            _ = await FindAsync(catalog, version, cancellationToken).ConfigureAwait(false) ?? throw CatalogRules.NoVersion(catalog, version);
            var pointer = await _table.FindAsync(Pointers, TableKey.Join(catalog), cancellationToken).ConfigureAwait(false)
                ?? throw CatalogRules.NoVersion(catalog, version);
            before = pointer.GetInt64("Published");
            if (before == version) return;
            pointer["Published"] = version;
            if (await _table.TryReplaceAsync(pointer, cancellationToken).ConfigureAwait(false)) break;
        }

        if (before is not { } previous) return;
        var old = await ToListAsync(
            _table.QueryAsync(AzureTable.Range(Versions, VersionRow(catalog, 0), VersionRow(catalog, Math.Min(previous, version) - 1)), null, cancellationToken))
            .ConfigureAwait(false);
        foreach (var row in old.Where(row => StateOf(row) == State.Complete)) await RemoveAsync(row, cancellationToken).ConfigureAwait(false);
    }

    public async Task WithdrawAsync(string catalog, CancellationToken cancellationToken)
    {
        // The served version goes last, and with its row the catalogue: a call that was cut short before can be made again, and after it the sweep does the
        // rest. The pointer stays for the sake of its last version; what it points at is not there any more.
        var published = (await FindAsync(catalog, cancellationToken).ConfigureAwait(false))?.Version;
        var rows = await ToListAsync(
            _table.QueryAsync(AzureTable.Range(Versions, VersionRow(catalog, 0), VersionRow(catalog, long.MaxValue)), null, cancellationToken)).ConfigureAwait(false);
        foreach (var row in rows.Where(row => StateOf(row) == State.Complete).OrderBy(row => Describe(row).Version == published))
            await RemoveAsync(row, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<Item> ReadItemsAsync(
        string catalog, long version, int? shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var description = await FindAsync(catalog, version, cancellationToken).ConfigureAwait(false) ?? throw CatalogRules.NoVersion(catalog, version);
        var last = shard ?? description.Shards - 1;
        for (var current = shard ?? 0; current <= last; current++)
        {
            await foreach (var row in _table.QueryAsync(AzureTable.Range(ItemPartition(catalog, version, current)), null, cancellationToken).ConfigureAwait(false))
                yield return JsonSerializer.Deserialize<Item>(BlobColumns.Read(row), Json.Options)!;
        }

        // Whoever reads while the version is removed must not take the rest for the whole.
        if (await FindAsync(catalog, version, cancellationToken).ConfigureAwait(false) is null) throw CatalogRules.NoVersion(catalog, version);
    }

    public async IAsyncEnumerable<LoggedInteraction> ReadInteractionsAsync(
        string catalog, long version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync(AzureTable.Range(ContentPartition("interactions", catalog, version)), null, cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            foreach (var interaction in InteractionBatch.Decode(BlobColumns.Read(row))) yield return interaction;
        }

        if (await FindAsync(catalog, version, cancellationToken).ConfigureAwait(false) is null) throw CatalogRules.NoVersion(catalog, version);
    }

    public async Task SaveModelAsync(string catalog, long version, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        _ = await FindAsync(catalog, version, cancellationToken).ConfigureAwait(false) ?? throw CatalogRules.NoVersion(catalog, version);
        var partition = ContentPartition("models", catalog, version);
        var before = await _table.FindAsync(partition, TableKey.Join(name), cancellationToken).ConfigureAwait(false);
        var edition = Guid.NewGuid().ToString("N");
        var chunks = (content.Length + BlobColumns.MaxLength - 1) / BlobColumns.MaxLength;
        await _table.UpsertAsync(
            Enumerable.Range(0, chunks).Select(chunk =>
            {
                var start = chunk * BlobColumns.MaxLength;
                return BlobColumns.Add(
                    new TableEntity(partition, TableKey.Join(name, edition, TableKey.Number(chunk))),
                    content.Slice(start, Math.Min(BlobColumns.MaxLength, content.Length - start)).Span,
                    "model");
            }),
            cancellationToken).ConfigureAwait(false);
        // The head row switches to the new edition at once; only then may the old one go.
        await _table.UpsertAsync(
            new TableEntity(partition, TableKey.Join(name)) { ["Edition"] = edition, ["Chunks"] = chunks }, cancellationToken).ConfigureAwait(false);
        if (before?.GetString("Edition") is { } old)
            await _table.DeletePartitionAsync(partition, cancellationToken, TableKey.Join(name, old), TableKey.Join(name, old, "z")).ConfigureAwait(false);
    }

    public async Task<byte[]?> ReadModelAsync(string catalog, long version, string name, CancellationToken cancellationToken)
    {
        var partition = ContentPartition("models", catalog, version);
        while (await _table.FindAsync(partition, TableKey.Join(name), cancellationToken).ConfigureAwait(false) is { } head)
        {
            var edition = head.GetString("Edition");
            var rows = await ToListAsync(_table.QueryAsync(
                AzureTable.Range(partition, TableKey.Join(name, edition), TableKey.Join(name, edition, "z")), null, cancellationToken)).ConfigureAwait(false);
            // Fewer chunks than the head names: a newer edition took its place meanwhile.
            if (rows.Count == head.GetInt32("Chunks")) return [.. rows.SelectMany(BlobColumns.Read)];
        }

        return null;
    }

    private static string VersionRow(string catalog, long version) => TableKey.Join(catalog, TableKey.Number(version));

    private static string ItemPartition(string catalog, long version, int shard) =>
        TableKey.Join("items", catalog, TableKey.Number(version), TableKey.Number(shard));

    private static string ContentPartition(string kind, string catalog, long version) => TableKey.Join(kind, catalog, TableKey.Number(version));

    private static State StateOf(TableEntity row) => (State)row.GetInt32("State")!.Value;

    private static CatalogDescription Describe(TableEntity row) => JsonSerializer.Deserialize<CatalogDescription>(BlobColumns.Read(row), Json.Options)!;

    private static async Task<List<TableEntity>> ToListAsync(IAsyncEnumerable<TableEntity> rows)
    {
        var list = new List<TableEntity>();
        await foreach (var row in rows.ConfigureAwait(false)) list.Add(row);
        return list;
    }

    private TableEntity VersionEntity(CatalogDescription description, State state) => BlobColumns.Add(
        new TableEntity(Versions, VersionRow(description.Schema.Catalog, description.Version))
        {
            ["State"] = (int)state,
            ["TouchedAt"] = clock.GetUtcNow(),
        },
        JsonSerializer.SerializeToUtf8Bytes(description, Json.Options),
        "schema");

    private async Task<long> NextVersionAsync(string catalog, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pointer = await _table.FindAsync(Pointers, TableKey.Join(catalog), cancellationToken).ConfigureAwait(false);
            var version = (pointer?.GetInt64("LastVersion") ?? 0) + 1;
            var changed = pointer ?? new TableEntity(Pointers, TableKey.Join(catalog)) { ["Catalog"] = catalog };
            changed["LastVersion"] = version;
            var done = pointer is null
                ? await _table.TryAddAsync(changed, cancellationToken).ConfigureAwait(false)
                : await _table.TryReplaceAsync(changed, cancellationToken).ConfigureAwait(false);
            if (done) return version;
        }
    }

    /// <summary>Removes what writers left behind that died in the middle, and what a removal left behind that did.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() - CatalogRules.StagingLifetime;
        foreach (var row in await ToListAsync(_table.QueryAsync(AzureTable.Range(Versions), null, cancellationToken)).ConfigureAwait(false))
        {
            var state = StateOf(row);
            if (state == State.Removing || (state == State.Staged && row.GetDateTimeOffset("TouchedAt") < deadline))
                await RemoveAsync(row, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Removes a version as it was read; leaves it alone where its writer showed life since.</summary>
    private async Task RemoveAsync(TableEntity row, CancellationToken cancellationToken)
    {
        row["State"] = (int)State.Removing;
        if (!await _table.TryReplaceAsync(row, cancellationToken).ConfigureAwait(false)) return;
        var description = Describe(row);
        var (catalog, version) = (description.Schema.Catalog, description.Version);
        for (var shard = 0; shard < description.Shards; shard++)
            await _table.DeletePartitionAsync(ItemPartition(catalog, version, shard), cancellationToken).ConfigureAwait(false);
        await _table.DeletePartitionAsync(ContentPartition("interactions", catalog, version), cancellationToken).ConfigureAwait(false);
        await _table.DeletePartitionAsync(ContentPartition("models", catalog, version), cancellationToken).ConfigureAwait(false);
        await _table.DeleteAsync(row.PartitionKey, row.RowKey, cancellationToken).ConfigureAwait(false);
    }

    private sealed class Writer(AzureTablesCatalogStore store, CatalogDescription description, TableEntity row) : ICatalogWriter
    {
        private const int ShardsAtOnce = 8;

        private readonly string _catalog = description.Schema.Catalog;
        private int _batches;
        private int _interactions;
        private bool _closed;

        public long Version => description.Version;

        public async Task AddItemsAsync(IReadOnlyCollection<Item> items, CancellationToken cancellationToken)
        {
            await TouchAsync(State.Staged, cancellationToken).ConfigureAwait(false);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = ShardsAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(items.GroupBy(item => ShardKey.Of(item.Id, description.Shards)), parallel, async (shard, cancellation) =>
            {
                var partition = ItemPartition(_catalog, Version, shard.Key);
                // A transaction may hold a row once; of a repeated id the last counts.
                var rows = shard.GroupBy(item => item.Id).Select(same => BlobColumns.Add(
                    new TableEntity(partition, TableKey.Join(same.Key)), JsonSerializer.SerializeToUtf8Bytes(same.Last(), Json.Options), "items"));
                await store._table.UpsertAsync(rows, cancellation).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }

        public async Task AddInteractionsAsync(IReadOnlyCollection<LoggedInteraction> interactions, CancellationToken cancellationToken)
        {
            await TouchAsync(State.Staged, cancellationToken).ConfigureAwait(false);
            var partition = ContentPartition("interactions", _catalog, Version);
            var batches = interactions.Chunk(InteractionBatch.Size).ToArray();
            var rows = batches.Select((batch, n) => BlobColumns.Add(
                new TableEntity(partition, TableKey.Number(_batches + n)), InteractionBatch.Encode(batch), "interactions")).ToArray();
            await store._table.UpsertAsync(rows, cancellationToken).ConfigureAwait(false);
            _batches += batches.Length;
            _interactions += interactions.Count;
        }

        public async Task<CatalogDescription> CompleteAsync(CancellationToken cancellationToken)
        {
            await TouchAsync(State.Staged, cancellationToken).ConfigureAwait(false);
            var items = 0;
            for (var shard = 0; shard < description.Shards; shard++)
            {
                var filter = AzureTable.Range(ItemPartition(_catalog, Version, shard));
                await foreach (var _ in store._table.QueryAsync(filter, ["RowKey"], cancellationToken).ConfigureAwait(false)) items++;
            }

            description = description with { Items = items, Interactions = _interactions };
            await TouchAsync(State.Complete, cancellationToken).ConfigureAwait(false);
            _closed = true;
            return description;
        }

        public async ValueTask DisposeAsync()
        {
            if (_closed) return;
            _closed = true;
            await store.RemoveAsync(row, CancellationToken.None).ConfigureAwait(false);
        }

        /// <summary>A sign of life; fails where the version was swept away meanwhile.</summary>
        private async Task TouchAsync(State state, CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var touched = store.VersionEntity(description, state);
            touched.ETag = row.ETag;
            if (!await store._table.TryReplaceAsync(touched, cancellationToken).ConfigureAwait(false)) throw CatalogRules.Swept(_catalog, Version);
            row = touched;
        }
    }
}
