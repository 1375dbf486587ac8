using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Storage.Tests.Catalogs;

public sealed class MemoryCatalogStoreTests : CatalogStoreConformance
{
    protected override Task<ICatalogStore> CreateStoreAsync() => Task.FromResult<ICatalogStore>(new MemoryCatalogStore());
}
