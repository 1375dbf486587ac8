using System.Collections.Immutable;
using Orleans.Concurrency;
using RecOrleans.Catalogs;

namespace RecOrleans;

/// <summary>The list of catalogues. One for the cluster; key: <see cref="Key"/>.</summary>
[Alias("RecOrleans.ICatalogDirectoryGrain")]
public interface ICatalogDirectoryGrain : IGrainWithStringKey
{
    const string Key = "catalogs";

    /// <summary>The published catalogues, the default one first, then by id.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<CatalogSummary>> List();
}
