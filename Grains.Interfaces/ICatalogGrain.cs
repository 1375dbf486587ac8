using System.Collections.Immutable;
using Orleans.Concurrency;
using RecOrleans.Catalogs;

namespace RecOrleans;

/// <summary>One catalogue: which version is served, its models. Key: the catalogue's id.</summary>
[Alias("RecOrleans.ICatalogGrain")]
public interface ICatalogGrain : IGrainWithStringKey
{
    /// <summary>Null when there is no such catalogue.</summary>
    [Alias("Describe"), AlwaysInterleave]
    Task<CatalogDescription?> Describe();

    /// <summary>An item by its id, or null.</summary>
    [Alias("GetItem"), AlwaysInterleave]
    Task<Item?> GetItem(string itemId);

    /// <summary>Items whose title holds every word of the text, best-known first: for pickers and look-ups.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<ImmutableArray<Item>> Find(string text, int count);

    /// <summary>Makes a staged version (written to the catalogue store) the served one: trains its models off the turn, then switches.</summary>
    [Alias("Publish"), ResponseTimeout("00:30:00")]
    Task<CatalogDescription> Publish(long version);

    /// <summary>Takes the catalogue out of service for good, with all its versions. What users said about it stays in their records.</summary>
    /// <exception cref="RequestException">NotFound: there is no such catalogue. Conflict: it is the default one.</exception>
    [Alias("Delete"), ResponseTimeout("00:30:00")]
    Task Delete();
}
