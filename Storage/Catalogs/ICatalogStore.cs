using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Storage.Catalogs;

/// <summary>Keeps catalogues by version: schema, items, interactions and the models learnt from them. Shared by all silos.</summary>
/// <remarks>A version is written once, published once, and never changed; readers of an older version are not disturbed.</remarks>
public interface ICatalogStore
{
    /// <summary>Makes what the store needs, where it is not there yet.</summary>
    Task InitializeAsync(CancellationToken cancellationToken);

    /// <summary>The published catalogues, by id.</summary>
    Task<IReadOnlyList<CatalogDescription>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The published version of a catalogue, or null.</summary>
    Task<CatalogDescription?> FindAsync(string catalog, CancellationToken cancellationToken);

    /// <summary>A version, published or staged; null when it is neither.</summary>
    Task<CatalogDescription?> FindAsync(string catalog, long version, CancellationToken cancellationToken);

    /// <summary>Begins a new version. Nothing of it is seen until it is published.</summary>
    /// <param name="schema">The new version's schema.</param>
    /// <param name="shards">How many shards the items are cut into, 1..1024.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ICatalogWriter> StageAsync(CatalogSchema schema, int shards, CancellationToken cancellationToken);

    /// <summary>Makes a completed version the served one and lets go of versions older than the one before it.</summary>
    Task PublishAsync(string catalog, long version, CancellationToken cancellationToken);

    /// <summary>Takes a catalogue out of service and removes its completed versions. Staged ones stay, and numbers of versions are never used again.</summary>
    Task WithdrawAsync(string catalog, CancellationToken cancellationToken);

    /// <summary>Items of one shard (<see cref="ShardKey.Of"/>), or of all when <paramref name="shard"/> is null.</summary>
    IAsyncEnumerable<Item> ReadItemsAsync(string catalog, long version, int? shard, CancellationToken cancellationToken);

    IAsyncEnumerable<LoggedInteraction> ReadInteractionsAsync(string catalog, long version, CancellationToken cancellationToken);

    /// <summary>Stores what was learnt from a version (any size); replaces an earlier one of that name.</summary>
    Task SaveModelAsync(string catalog, long version, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Null where nothing of that name is stored.</summary>
    Task<byte[]?> ReadModelAsync(string catalog, long version, string name, CancellationToken cancellationToken);
}

/// <summary>Writes one staged version. Disposed without <see cref="CompleteAsync"/>, it leaves nothing behind.</summary>
public interface ICatalogWriter : IAsyncDisposable
{
    long Version { get; }

    /// <summary>A repeated item id replaces the item before.</summary>
    Task AddItemsAsync(IReadOnlyCollection<Item> items, CancellationToken cancellationToken);

    Task AddInteractionsAsync(IReadOnlyCollection<LoggedInteraction> interactions, CancellationToken cancellationToken);

    /// <summary>Closes the version, ready to be published.</summary>
    Task<CatalogDescription> CompleteAsync(CancellationToken cancellationToken);
}
