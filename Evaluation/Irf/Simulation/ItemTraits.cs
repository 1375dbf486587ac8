using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Evaluation.Irf.Datasets;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>What a person sees in a data set's items: their named values and topics, and how rare each is.</summary>
internal sealed class ItemTraits
{
    /// <summary>Derived from a data set once, as long as it lives.</summary>
    private static readonly ConditionalWeakTable<IrfDataset, ItemTraits> Known = [];

    private readonly ImmutableDictionary<(string Facet, string Value), int> _frequency;
    private readonly ImmutableArray<Facet> _facets;

    private ItemTraits(IrfDataset dataset)
    {
        Schema = dataset.Schema;
        Check = new StatementCheck(dataset);
        Shares = CommandStatistics.Shipped.For(dataset.Schema);
        SchemaWords = TitleSecret.WordsOf(dataset.Schema);
        Items = dataset.Items.ToImmutableDictionary(item => item.Id);
        _facets = [.. dataset.Schema.Facets.Where(facet => facet.Covers.IsEmpty && facet.Kind != FacetKind.Reference && !FacetNumbers.IsComparable(facet.Kind))];
        _frequency = dataset.Items.SelectMany(Of).GroupBy(trait => trait).ToImmutableDictionary(group => group.Key, group => group.Count());
    }

    public CatalogSchema Schema { get; }

    public StatementCheck Check { get; }

    /// <summary>How people speak about such items.</summary>
    public SpeechShares Shares { get; }

    /// <inheritdoc cref="TitleSecret.WordsOf"/>
    public IReadOnlySet<string> SchemaWords { get; }

    public ImmutableDictionary<string, Item> Items { get; }

    public static ItemTraits Of(IrfDataset dataset) => Known.GetValue(dataset, static known => new ItemTraits(known));

    /// <summary>
    /// 0..1: how much of what is remarkable about the wanted item the other one shares, each value counting its rarity -ln(share of the items that have
    /// it), averaged over the facets that the wanted item says anything about.
    /// </summary>
    public double Likeness(Item item, Item wanted)
    {
        double sum = 0;
        var facets = 0;
        foreach (var facet in _facets)
        {
            var values = Check.Values(wanted, facet);
            if (values.IsEmpty) continue;
            facets++;
            var other = Check.Values(item, facet);
            var all = values.Sum(value => Rarity(facet, value));
            if (all > 0) sum += values.Where(value => other.Any(value.Matches)).Sum(value => Rarity(facet, value)) / all;
        }

        return facets == 0 ? 0 : sum / facets;
    }

    private double Rarity(Facet facet, FacetValue value) => -Math.Log(_frequency.GetValueOrDefault((facet.Name, value.ToString()), 1) / (double)Items.Count);

    private IEnumerable<(string Facet, string Value)> Of(Item item) => _facets.SelectMany(facet => Check.Values(item, facet).Select(value => (facet.Name, value.ToString())));
}
