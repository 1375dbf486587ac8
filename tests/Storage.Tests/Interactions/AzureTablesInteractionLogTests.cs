using Azure.Data.Tables;
using RecOrleans.Storage.Interactions;

namespace RecOrleans.Storage.Tests.Interactions;

public sealed class AzureTablesInteractionLogTests(Azurite azurite) : InteractionLogConformance
{
    private readonly string _table = $"T{Guid.NewGuid():N}";

    protected override async Task<IInteractionLog> CreateLogAsync() =>
        new AzureTablesInteractionLog(new TableClient(await azurite.RequireAsync(), _table), Clock);
}
