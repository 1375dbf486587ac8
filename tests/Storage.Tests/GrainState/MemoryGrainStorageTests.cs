namespace RecOrleans.Storage.Tests.GrainState;

public sealed class MemoryGrainStorageTests : GrainStorageConformance
{
    protected override StorageOptions CreateOptions() => new() { Provider = StorageProvider.Memory };
}
