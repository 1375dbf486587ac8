using RecOrleans.Interactions;

namespace RecOrleans.Catalogs;

/// <summary>Feeds an import that has begun row by row, and sends what it is given in batches. Items arrive before the interactions that follow them; memory holds a batch of each. Not thread-safe.</summary>
/// <param name="import">The import.</param>
/// <param name="rejected">Takes what is wrong with a row that the import rejected, and the way out.</param>
/// <param name="size">Rows of a batch, at least 1.</param>
public sealed class ImportBatches(ICatalogImportGrain import, Action<string> rejected, int size = ImportBatches.DefaultSize)
{
    public const int DefaultSize = 500;

    private readonly List<Item> _items = [];
    private readonly List<LoggedInteraction> _interactions = [];

    public async Task AddAsync(Item item)
    {
        _items.Add(item);
        if (_items.Count >= size) await SendItemsAsync();
    }

    public async Task AddAsync(LoggedInteraction interaction)
    {
        await SendItemsAsync();
        _interactions.Add(interaction);
        if (_interactions.Count >= size) await SendInteractionsAsync();
    }

    /// <summary>Sends the rest and puts the catalogue in service.</summary>
    /// <inheritdoc cref="ICatalogImportGrain.Complete"/>
    public async Task<CatalogDescription> CompleteAsync()
    {
        await SendItemsAsync();
        await SendInteractionsAsync();
        return await import.Complete();
    }

    private async Task SendItemsAsync()
    {
        if (_items.Count == 0) return;
        foreach (var problem in await import.AddItems([.. _items])) rejected(problem);
        _items.Clear();
    }

    private async Task SendInteractionsAsync()
    {
        if (_interactions.Count == 0) return;
        foreach (var problem in await import.AddInteractions([.. _interactions])) rejected(problem);
        _interactions.Clear();
    }
}
