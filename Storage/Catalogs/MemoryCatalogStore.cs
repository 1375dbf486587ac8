using System.Runtime.CompilerServices;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Storage.Catalogs;

/// <summary>Catalogues that live as long as the process.</summary>
public sealed class MemoryCatalogStore : ICatalogStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Catalog> _catalogs = [];

    public Task InitializeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<CatalogDescription>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<CatalogDescription>>([.. _catalogs.Values
                .Where(catalog => catalog.Published is not null)
                .Select(catalog => catalog.Versions[catalog.Published!.Value].Description)
                .OrderBy(description => description.Schema.Catalog, StringComparer.Ordinal)]);
        }
    }

    public Task<CatalogDescription?> FindAsync(string catalog, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(
                _catalogs.TryGetValue(catalog, out var found) && found.Published is { } version ? found.Versions[version].Description : null);
        }
    }

    public Task<CatalogDescription?> FindAsync(string catalog, long version, CancellationToken cancellationToken) =>
        Task.FromResult(Find(catalog, version)?.Description);

    public Task<ICatalogWriter> StageAsync(CatalogSchema schema, int shards, CancellationToken cancellationToken)
    {
        var description = CatalogRules.Begin(schema, shards);
        lock (_lock)
        {
            if (!_catalogs.TryGetValue(schema.Catalog, out var catalog)) _catalogs[schema.Catalog] = catalog = new Catalog();
            return Task.FromResult<ICatalogWriter>(new Writer(this, description with { Version = ++catalog.LastVersion }));
        }
    }

    public Task PublishAsync(string catalog, long version, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(catalog, version) is null) throw CatalogRules.NoVersion(catalog, version);
            var found = _catalogs[catalog];
            if (found.Published == version) return Task.CompletedTask;
            foreach (var old in found.Versions.Keys.Where(old => old < version && old < found.Published).ToArray()) found.Versions.Remove(old);
            found.Published = version;
        }

        return Task.CompletedTask;
    }

    public Task WithdrawAsync(string catalog, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_catalogs.TryGetValue(catalog, out var found)) return Task.CompletedTask;
            found.Published = null;
            found.Versions.Clear();
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Item> ReadItemsAsync(
        string catalog, long version, int? shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var content = Find(catalog, version) ?? throw CatalogRules.NoVersion(catalog, version);
        await Task.CompletedTask;
        foreach (var item in content.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (shard is null || ShardKey.Of(item.Id, content.Description.Shards) == shard) yield return item;
        }
    }

    public async IAsyncEnumerable<LoggedInteraction> ReadInteractionsAsync(
        string catalog, long version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var content = Find(catalog, version) ?? throw CatalogRules.NoVersion(catalog, version);
        await Task.CompletedTask;
        foreach (var interaction in content.Interactions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return interaction;
        }
    }

    public Task SaveModelAsync(string catalog, long version, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var found = Find(catalog, version) ?? throw CatalogRules.NoVersion(catalog, version);
            found.Models[name] = content.ToArray();
        }

        return Task.CompletedTask;
    }

    public Task<byte[]?> ReadModelAsync(string catalog, long version, string name, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(Find(catalog, version)?.Models.GetValueOrDefault(name)?.ToArray());
    }

    private Content? Find(string catalog, long version)
    {
        lock (_lock) return _catalogs.TryGetValue(catalog, out var found) ? found.Versions.GetValueOrDefault(version) : null;
    }

    private void Complete(Content content)
    {
        var (catalog, version) = (content.Description.Schema.Catalog, content.Description.Version);
        lock (_lock) _catalogs[catalog].Versions[version] = content;
    }

    private sealed class Catalog
    {
        public long LastVersion { get; set; }

        public long? Published { get; set; }

        public Dictionary<long, Content> Versions { get; } = [];
    }

    private sealed record Content(CatalogDescription Description, Item[] Items, LoggedInteraction[] Interactions)
    {
        public Dictionary<string, byte[]> Models { get; } = [];
    }

    private sealed class Writer(MemoryCatalogStore store, CatalogDescription description) : ICatalogWriter
    {
        private readonly Dictionary<string, Item> _items = [];
        private readonly List<LoggedInteraction> _interactions = [];
        private bool _closed;

        public long Version => description.Version;

        public Task AddItemsAsync(IReadOnlyCollection<Item> items, CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            foreach (var item in items) _items[item.Id] = item;
            return Task.CompletedTask;
        }

        public Task AddInteractionsAsync(IReadOnlyCollection<LoggedInteraction> interactions, CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _interactions.AddRange(interactions);
            return Task.CompletedTask;
        }

        public Task<CatalogDescription> CompleteAsync(CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _closed = true;
            var complete = description with { Items = _items.Count, Interactions = _interactions.Count };
            Item[] items = [.. _items.Values
                .OrderBy(item => ShardKey.Of(item.Id, complete.Shards))
                .ThenBy(item => item.Id, StringComparer.Ordinal)];
            store.Complete(new Content(complete, items, [.. _interactions]));
            return Task.FromResult(complete);
        }

        public ValueTask DisposeAsync()
        {
            _closed = true;
            return ValueTask.CompletedTask;
        }
    }
}
