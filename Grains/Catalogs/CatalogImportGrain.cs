using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Grains.Hosting;
using RecOrleans.Interactions;
using RecOrleans.Storage.Catalogs;

namespace RecOrleans.Grains.Catalogs;

/// <inheritdoc cref="ICatalogImportGrain"/>
public sealed class CatalogImportGrain(ICatalogStore store, IGrainFactory grains, IOptions<GrainsOptions> options) : Grain, ICatalogImportGrain
{
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);
    private ICatalogWriter? _writer;
    private CatalogSchema? _schema;
    private IGrainTimer? _idle;

    private ICatalogWriter Writer => _writer
        ?? throw new RequestException(RequestError.Conflict, "import", "This import has not begun, was cancelled, or lay idle for too long; begin a new one.");

    public async Task Begin(CatalogSchema schema)
    {
        if (_writer is not null) throw new RequestException(RequestError.Conflict, "import", "This import has begun already.");
        var errors = SchemaValidator.Validate(schema);
        if (!errors.IsEmpty) throw new RequestException(RequestError.Invalid, "schema", string.Join(" ", errors));
        _writer = await store.StageAsync(schema, options.Value.Shards, CancellationToken.None);
        _schema = schema;
        _idle = this.RegisterGrainTimer(_ => Cancel(), options.Value.ImportIdle, Timeout.InfiniteTimeSpan);
    }

    public async Task<ImmutableArray<string>> AddItems(ImmutableArray<Item> items)
    {
        var writer = Writer;
        Touch();
        var accepted = new List<Item>(items.Length);
        var added = new HashSet<string>(StringComparer.Ordinal);
        var rejected = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            var (normalised, errors) = ItemValidator.Normalise(_schema!, item);
            if (!errors.IsEmpty) rejected.AddRange(errors);
            else if (_items.Contains(normalised!.Id) || !added.Add(normalised.Id)) rejected.Add($"item '{normalised.Id}': id: this import holds one of that id already, which stays; give each item its own.");
            else accepted.Add(normalised);
        }

        await writer.AddItemsAsync(accepted, CancellationToken.None);
        _items.UnionWith(added);
        return rejected.ToImmutable();
    }

    public async Task<ImmutableArray<string>> AddInteractions(ImmutableArray<LoggedInteraction> interactions)
    {
        var writer = Writer;
        Touch();
        var known = interactions.Where(interaction => _items.Contains(interaction.ItemId)).ToList();
        await writer.AddInteractionsAsync(known, CancellationToken.None);
        return
        [
            .. interactions.Where(interaction => !_items.Contains(interaction.ItemId))
                .Select(interaction => $"itemId: user '{interaction.UserId}' refers to item '{interaction.ItemId}', which this import does not hold; send items first."),
        ];
    }

    public async Task<CatalogDescription> Complete()
    {
        var writer = Writer;
        if (_items.Count == 0) throw new RequestException(RequestError.Invalid, "items", "No item was accepted, so there is nothing to publish; the old version stays in service.");
        _idle?.Dispose();
        await writer.CompleteAsync(CancellationToken.None);
        var description = await grains.GetGrain<ICatalogGrain>(_schema!.Catalog).Publish(writer.Version);
        await Cancel();
        return description;
    }

    public async Task Cancel()
    {
        await Drop();
        DeactivateOnIdle();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Drop();

    private void Touch() => _idle?.Change(options.Value.ImportIdle, Timeout.InfiniteTimeSpan);

    private async Task Drop()
    {
        _idle?.Dispose();
        if (_writer is { } writer)
        {
            _writer = null;
            await writer.DisposeAsync();
        }

        _items.Clear();
    }
}
