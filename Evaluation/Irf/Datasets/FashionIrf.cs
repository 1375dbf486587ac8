using RecOrleans.Catalogs;
using RecOrleans.Engine.Import;

namespace RecOrleans.Evaluation.Irf.Datasets;

/// <summary>The fashion catalogue that ships in data/. Topics are what its descriptions repeat: occasions, styles, details.</summary>
internal static class FashionIrf
{
    public const string Name = "fashion";

    /// <summary>Fewest different pieces of a user's history.</summary>
    public const int MinHistory = 5;

    /// <summary>Its twenty or so occasions stand in four to five per cent of the pieces each.</summary>
    public const double MaxTopicShare = 0.06;

    /// <summary>"evenings by the fire".</summary>
    private const int MaxWords = 4;

    public static async Task<IrfDataset> LoadAsync(int seed, CancellationToken cancellationToken)
    {
        await using var source = await CatalogPackageSource.OpenAsync(DataFolders.Shipped(Name), new CatalogSourceOptions(), cancellationToken);
        var rows = await SourceRows.ReadAsync(source, cancellationToken);
        return IrfDataset.Of(Name, rows.Schema, rows.Items, [.. rows.Items.Select(item => (item.Id, Topics.Phrases(item, Parts(item), MaxWords)))], MaxTopicShare,
            HoldOut.Split(rows.Interactions, MinHistory, seed));
    }

    /// <summary>"Relaxed style for a picnic." says two things.</summary>
    private static string Parts(Item item) => (item.Text ?? "").Replace(" style for ", "; ", StringComparison.Ordinal);
}
