using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.DemoCatalogs;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Training.Corpus.Simulation;

/// <summary>Draws feeds to look at: as long as those of the labelled commands, and often much of one kind.</summary>
internal sealed class Sights
{
    private const double OfAKind = 0.6, Alike = 0.75, ShowsWanted = 0.04;

    /// <summary>Lengths as they are counted in <c>data/commands</c>. The student sees six items at most.</summary>
    private static readonly ImmutableArray<(int Value, double Weight)> Lengths = [(0, 0.16), (3, 0.42), (5, 0.36), (6, 0.06)];

    private readonly IrfDataset _dataset;
    private readonly Item[][] _kinds;

    public Sights(IrfDataset dataset)
    {
        _dataset = dataset;
        _kinds =
        [
            .. dataset.Schema.Facets.Where(facet => facet.Kind is FacetKind.Closed or FacetKind.Open or FacetKind.Ordered)
                .SelectMany(facet => dataset.Items.SelectMany(item => item.Values(facet.Name).Select(value => (Value: value.ToString(), Item: item))).GroupBy(held => held.Value, held => held.Item))
                .Select(group => group.ToArray()).Where(items => items.Length >= 3),
        ];
    }

    /// <summary>A feed that hardly ever shows what is wanted.</summary>
    public Sight Draw(Item wanted, Random random)
    {
        var length = random.Pick(Lengths);
        var kind = _kinds.Length > 0 && random.NextDouble() < OfAKind ? random.Pick(_kinds) : [.. _dataset.Items];
        var shown = new List<Item>();
        if (length > 0 && random.NextDouble() < ShowsWanted) shown.Add(wanted);
        for (var tries = 20 * length; tries > 0 && shown.Count < length; tries--)
        {
            var item = random.NextDouble() < Alike ? random.Pick(kind) : random.Pick(_dataset.Items);
            if (item.Id != wanted.Id && !shown.Contains(item)) shown.Add(item);
        }

        var feed = shown.ToArray();
        random.Shuffle(feed);
        return new Sight(_dataset.Schema, [.. feed]);
    }
}
