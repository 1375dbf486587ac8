namespace RecOrleans.Storage.Tests.GrainState;

public sealed class AzureTablesGrainStorageTests(Azurite azurite) : GrainStorageConformance
{
    private readonly string _installation = Guid.NewGuid().ToString("N");

    protected override async Task<StorageOptions> CreateOptionsAsync() => new()
    {
        Provider = StorageProvider.AzureTables,
        ConnectionString = await azurite.RequireAsync(),
        ServiceId = _installation,
        ClusterId = _installation,
        TablePrefix = "T" + _installation,
    };
}
