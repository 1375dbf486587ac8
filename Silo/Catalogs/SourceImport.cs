using RecOrleans.Catalogs;
using RecOrleans.Engine.Import;

namespace RecOrleans.Silo.Catalogs;

/// <summary>Brings a catalogue from files into service.</summary>
public static class SourceImport
{
    /// <summary>Reads the source to its end, trains the models and publishes, through the same grain as an upload.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="source">The files.</param>
    /// <param name="rejected">Takes the place of a row that was left out, what is wrong with it and the way out.</param>
    /// <param name="cancellationToken">Ends the reading; nothing is put in service then.</param>
    /// <exception cref="RequestException">Invalid: no item was accepted.</exception>
    /// <exception cref="ImportException">The files hold nothing that can be read.</exception>
    public static async Task<CatalogDescription> RunAsync(IGrainFactory grains, ICatalogSource source, Action<string> rejected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rejected);
        var import = grains.GetGrain<ICatalogImportGrain>(Guid.NewGuid().ToString("N"));
        await import.Begin(source.Schema);
        var batches = new ImportBatches(import, rejected);
        await foreach (var row in source.ReadAsync(cancellationToken))
        {
            switch (row)
            {
                case ItemRow item:
                    await batches.AddAsync(item.Item);
                    break;
                case InteractionRow interaction:
                    await batches.AddAsync(interaction.Interaction);
                    break;
                case RejectedRow bad:
                    rejected($"{bad.Source} line {bad.Line}: {bad.Reason}");
                    break;
            }
        }

        return await batches.CompleteAsync();
    }
}
