using RecOrleans.Storage.Interactions;

namespace RecOrleans.Storage.Tests.Interactions;

public sealed class MemoryInteractionLogTests : InteractionLogConformance
{
    protected override Task<IInteractionLog> CreateLogAsync() => Task.FromResult<IInteractionLog>(new MemoryInteractionLog(Clock));
}
