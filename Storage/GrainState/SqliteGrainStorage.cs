using Orleans.Storage;
using RecOrleans.Storage.Sqlite;

namespace RecOrleans.Storage.GrainState;

/// <summary>Orleans' AdoNet storage on SQLite, kept off the grains' schedulers, one writer at a time, with errors that say the way out.</summary>
/// <remarks>
/// The inner provider reads a string key that looks like a number or a GUID as one, so that the users "1", "01" and "a", "A" would share a row. It is
/// given the whole grain id as the key (<c>user/01</c>), which never does; that also keeps grain types apart that name their state alike.
/// </remarks>
internal sealed class SqliteGrainStorage(AdoNetGrainStorage inner, SqliteDatabase database) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) => inner.Participate(observer);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var snapshot = Snapshot(grainState);
        await StorageFailure.GuardAsync(() => Task.Run(() => inner.ReadStateAsync(stateName, RowKey(grainId), snapshot)));
        Accept(snapshot, grainState);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var snapshot = Snapshot(grainState);
        await StorageFailure.GuardAsync(() => database.WriterTurnAsync(() => inner.WriteStateAsync(stateName, RowKey(grainId), snapshot), CancellationToken.None));
        // Only the version: the grain may have moved on to a newer state while it waited.
        grainState.ETag = snapshot.ETag;
        grainState.RecordExists = snapshot.RecordExists;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var snapshot = Snapshot(grainState);
        await StorageFailure.GuardAsync(() => database.WriterTurnAsync(() => inner.ClearStateAsync(stateName, RowKey(grainId), snapshot), CancellationToken.None));
        Accept(snapshot, grainState);
    }

    private static GrainId RowKey(GrainId grainId) => GrainId.Create(grainId.Type, grainId.ToString());

    private static GrainState<T> Snapshot<T>(IGrainState<T> state) => new(state.State, state.ETag) { RecordExists = state.RecordExists };

    private static void Accept<T>(GrainState<T> from, IGrainState<T> to)
    {
        to.State = from.State;
        to.ETag = from.ETag;
        to.RecordExists = from.RecordExists;
    }
}
