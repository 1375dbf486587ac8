using System.Collections.Concurrent;
using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Client.Tests.Hosting;

/// <summary>What the small grains serve; a silo has one.</summary>
internal sealed class CatalogShelf
{
    public ConcurrentDictionary<string, (CatalogDescription Description, ImmutableArray<Item> Items)> Catalogs { get; } = new()
    {
        ["movies"] = (Describe(SmallCatalogs.Movies, SmallCatalogs.MovieItems.Length), SmallCatalogs.MovieItems),
        ["fashion"] = (Describe(SmallCatalogs.Fashion, SmallCatalogs.FashionItems.Length), SmallCatalogs.FashionItems),
    };

    public static CatalogDescription Describe(CatalogSchema schema, int items, long version = 1) =>
        new() { Schema = schema, Version = version, Items = items, Interactions = 0, Shards = 1 };
}

internal sealed class SmallCatalogDirectoryGrain(CatalogShelf shelf) : Grain, ICatalogDirectoryGrain
{
    public Task<ImmutableArray<CatalogSummary>> List() => Task.FromResult<ImmutableArray<CatalogSummary>>(
        [.. shelf.Catalogs.OrderBy(pair => pair.Key == "movies" ? 0 : 1).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new CatalogSummary(pair.Key, pair.Value.Items.Length, pair.Key == "movies"))]);
}

internal sealed class SmallCatalogGrain(CatalogShelf shelf) : Grain, ICatalogGrain
{
    private ImmutableArray<Item> Items => shelf.Catalogs.TryGetValue(this.GetPrimaryKeyString(), out var found) ? found.Items : [];

    public Task<CatalogDescription?> Describe() =>
        Task.FromResult(shelf.Catalogs.TryGetValue(this.GetPrimaryKeyString(), out var found) ? found.Description : null);

    public Task<Item?> GetItem(string itemId) => Task.FromResult(Items.FirstOrDefault(item => item.Id == itemId));

    public Task<ImmutableArray<Item>> Find(string text, int count) => Task.FromResult<ImmutableArray<Item>>(
        [.. Items.Where(item => text.Split(' ').All(word => item.Title.Contains(word, StringComparison.OrdinalIgnoreCase))).Take(count)]);

    public Task<CatalogDescription> Publish(long version) => throw new NotSupportedException();

    public Task Delete()
    {
        var id = this.GetPrimaryKeyString();
        if (id == "movies") throw new RequestException(RequestError.Conflict, "catalog", "movies is the default catalogue; choose another default first.");
        return shelf.Catalogs.TryRemove(id, out _)
            ? Task.CompletedTask
            : throw new RequestException(RequestError.NotFound, "catalog", $"There is no catalogue '{id}'; list those that exist.");
    }
}

internal sealed class SmallCatalogImportGrain(CatalogShelf shelf) : Grain, ICatalogImportGrain
{
    private readonly Dictionary<string, Item> _items = [];
    private CatalogSchema? _schema;
    private int _interactions;

    public Task Begin(CatalogSchema schema)
    {
        _schema = schema;
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<string>> AddItems(ImmutableArray<Item> items)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            var strange = item.Facets.Keys.FirstOrDefault(name => _schema!.Find(name) is null);
            if (strange is null) _items[item.Id] = item;
            else problems.Add($"item {item.Id}: {strange} is no facet of the schema; add it there or leave it out.");
        }

        return Task.FromResult(problems.ToImmutable());
    }

    public Task<ImmutableArray<string>> AddInteractions(ImmutableArray<LoggedInteraction> interactions)
    {
        _interactions += interactions.Count(interaction => _items.ContainsKey(interaction.ItemId));
        return Task.FromResult<ImmutableArray<string>>(
            [.. interactions.Where(interaction => !_items.ContainsKey(interaction.ItemId)).Select(interaction => $"interaction: no item {interaction.ItemId}.")]);
    }

    public Task<CatalogDescription> Complete()
    {
        if (_items.Count == 0) throw new RequestException(RequestError.Invalid, "items", "Nothing was staged; send at least one item.");
        var version = shelf.Catalogs.TryGetValue(_schema!.Catalog, out var before) ? before.Description.Version + 1 : 1;
        var description = CatalogShelf.Describe(_schema, _items.Count, version) with { Interactions = _interactions };
        shelf.Catalogs[_schema.Catalog] = (description, [.. _items.Values]);
        return Task.FromResult(description);
    }

    public Task Cancel()
    {
        _items.Clear();
        return Task.CompletedTask;
    }
}
