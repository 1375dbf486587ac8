using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using RecOrleans.Storage.GrainState;

namespace RecOrleans.Grains.Tests.Cluster;

/// <summary>Stands before a grain storage and fails the writes of chosen users, as a full disk does.</summary>
public sealed class StorageSwitch
{
    private readonly ConcurrentDictionary<string, bool> _failing = new(StringComparer.Ordinal);

    public void Fail(string userId) => _failing[userId] = true;

    public void Recover(string userId) => _failing.TryRemove(userId, out _);

    public void Decorate(IServiceCollection services, string name)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IGrainStorage) && Equals(service.ServiceKey, name));
        services.Remove(inner);
        services.AddKeyedSingleton<IGrainStorage>(name, (provider, key) => new Switched(this, (IGrainStorage)inner.KeyedImplementationFactory!(provider, key)));
    }

    private sealed class Switched(StorageSwitch owner, IGrainStorage inner) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            owner._failing.ContainsKey(grainId.Key.ToString()!) ? throw new StorageUnavailableException("The disk is full.", new IOException()) : inner.WriteStateAsync(stateName, grainId, grainState);

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
    }
}
