using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Import;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>All that an import source accepts, as the product would import it.</summary>
internal sealed record SourceRows(CatalogSchema Schema, ImmutableArray<Item> Items, ImmutableArray<LoggedInteraction> Interactions)
{
    public static async Task<SourceRows> ReadAsync(ICatalogSource source, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        var interactions = ImmutableArray.CreateBuilder<LoggedInteraction>();
        await foreach (var row in source.ReadAsync(cancellationToken))
        {
            if (row is ItemRow { Item: var item }) items.Add(item);
            else if (row is InteractionRow { Interaction: var deed }) interactions.Add(deed);
        }

        return new SourceRows(source.Schema, items.ToImmutable(), interactions.ToImmutable());
    }
}
