using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using RecOrleans.Storage.GrainState;

namespace RecOrleans.Grains.Tests.Cluster;

/// <summary>Stands before a grain storage and fails the writes of chosen users, as a full disk does, or holds them up, as a slow one does.</summary>
public sealed class StorageSwitch
{
    private readonly ConcurrentDictionary<string, bool> _failing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HeldWrite> _held = new(StringComparer.Ordinal);

    public void Fail(string userId) => _failing[userId] = true;

    public void Recover(string userId) => _failing.TryRemove(userId, out _);

    /// <summary>Holds the user's next write up until it is let go.</summary>
    public HeldWrite Hold(string userId) => _held[userId] = new HeldWrite();

    public void Decorate(IServiceCollection services, string name)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IGrainStorage) && Equals(service.ServiceKey, name));
        services.Remove(inner);
        services.AddKeyedSingleton<IGrainStorage>(name, (provider, key) => new Switched(this, (IGrainStorage)inner.KeyedImplementationFactory!(provider, key)));
    }

    private sealed class Switched(StorageSwitch owner, IGrainStorage inner) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var user = grainId.Key.ToString()!;
            if (owner._failing.ContainsKey(user)) throw new StorageUnavailableException("The disk is full.", new IOException());
            if (owner._held.TryRemove(user, out var held)) await held.PassAsync();
            await inner.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
    }
}

public sealed class HeldWrite
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once the write has come.</summary>
    public Task Reached => _reached.Task;

    public void Release() => _released.SetResult();

    internal Task PassAsync()
    {
        _reached.SetResult();
        return _released.Task;
    }
}
