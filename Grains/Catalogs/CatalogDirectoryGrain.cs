using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using RecOrleans.Catalogs;
using RecOrleans.Grains.Hosting;
using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Grains.Catalogs;

/// <inheritdoc cref="ICatalogDirectoryGrain"/>
[StatelessWorker]
public sealed class CatalogDirectoryGrain(ICatalogStore store, IOptions<GrainsOptions> options) : Grain, ICatalogDirectoryGrain
{
    public async Task<ImmutableArray<CatalogSummary>> List()
    {
        var found = await store.ListAsync(CancellationToken.None);
        return
        [
            .. found
                .Select(entry => new CatalogSummary(entry.Schema.Catalog, entry.Items, entry.Schema.Catalog == options.Value.DefaultCatalog))
                .OrderByDescending(entry => entry.Default)
                .ThenBy(entry => entry.Id, StringComparer.Ordinal),
        ];
    }
}
