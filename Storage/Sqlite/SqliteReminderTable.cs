namespace RecOrleans.Storage.Sqlite;

/// <summary>Orleans' AdoNet reminder table on SQLite, kept off the silo's schedulers, one writer at a time.</summary>
internal sealed class SqliteReminderTable(IReminderTable inner, SqliteDatabase database) : IReminderTable
{
    public Task StartAsync(CancellationToken cancellationToken = default) => Task.Run(() => inner.StartAsync(cancellationToken), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Task.Run(() => inner.ReadRows(grainId));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Task.Run(() => inner.ReadRows(begin, end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => Task.Run(() => inner.ReadRow(grainId, reminderName));

    public Task<string?> UpsertRow(ReminderEntry entry) => database.WriterTurnAsync(() => inner.UpsertRow(entry), CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        database.WriterTurnAsync(() => inner.RemoveRow(grainId, reminderName, eTag), CancellationToken.None);

    public Task TestOnlyClearTable() => database.WriterTurnAsync(inner.TestOnlyClearTable, CancellationToken.None);
}
