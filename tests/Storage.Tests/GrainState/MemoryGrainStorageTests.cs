namespace RecOrleans.Storage.Tests.GrainState;

public sealed class MemoryGrainStorageTests : GrainStorageConformance
{
    protected override Task<StorageOptions> CreateOptionsAsync() => Task.FromResult(new StorageOptions { Provider = StorageProvider.Memory });
}
