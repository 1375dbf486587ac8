using Azure.Data.Tables;
using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Storage.Tests.Catalogs;

public sealed class AzureTablesCatalogStoreTests(Azurite azurite) : SharedCatalogStoreConformance
{
    private readonly string _table = $"T{Guid.NewGuid():N}";

    protected override async Task<ICatalogStore> CreateStoreAsync() => new AzureTablesCatalogStore(await OpenTableAsync(), Clock);

    protected override async Task<int> CountRowsAsync(long version)
    {
        var rows = 0;
        await foreach (var row in (await OpenTableAsync()).QueryAsync<TableEntity>(cancellationToken: Cancellation))
        {
            if ($"{row.PartitionKey}|{row.RowKey}".Contains($"movies|{version:D19}", StringComparison.Ordinal)) rows++;
        }

        return rows;
    }

    private async Task<TableClient> OpenTableAsync() => new(await azurite.RequireAsync(), _table);
}
