using Orleans.Storage;

namespace RecOrleans.Storage.GrainState;

/// <summary>Orleans' Azure Tables storage, with errors that say the way out.</summary>
internal sealed class AzureTablesGrainStorage(AzureTableGrainStorage inner) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) => inner.Participate(observer);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageFailure.GuardAsync(() => inner.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageFailure.GuardAsync(() => inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageFailure.GuardAsync(() => inner.ClearStateAsync(stateName, grainId, grainState));
}
