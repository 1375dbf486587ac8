using System.Collections.Immutable;
using RecOrleans.Engine.Import;
using RecOrleans.Evaluation.Irf.Datasets;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>The catalogues of <c>data/</c> with what people say of their items in free text.</summary>
internal static class ShippedCatalogs
{
    /// <summary>A topic of more films than this says too little.</summary>
    private const double MaxTopicShare = 0.05;

    public static async Task<ImmutableArray<IrfDataset>> LoadAsync(CancellationToken cancellationToken) =>
        [await MoviesAsync(cancellationToken), await IrfDatasets.LoadAsync("fashion", seed: 0, cancellationToken)];

    /// <summary>Topics are what a film's text lists behind its colon.</summary>
    private static async Task<IrfDataset> MoviesAsync(CancellationToken cancellationToken)
    {
        await using var source = await CatalogPackageSource.OpenAsync(DataFolders.Shipped("movies"), new CatalogSourceOptions(), cancellationToken);
        var rows = await SourceRows.ReadAsync(source, cancellationToken);
        var listed = rows.Items.Select(item => (item.Id, (IReadOnlySet<string>)(item.Text ?? "").Split(": ", 2).Skip(1).SelectMany(text => text.TrimEnd('.').Split(", "))
            .Select(topic => topic.ToLowerInvariant()).Where(topic => rows.Schema.Facets.All(facet => !facet.Values.Contains(topic) && facet.Meant(topic) is null)).ToHashSet(StringComparer.Ordinal)));
        return IrfDataset.Of("movies", rows.Schema, rows.Items, [.. listed], MaxTopicShare, ([], []));
    }
}
