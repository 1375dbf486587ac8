using System.Collections.Immutable;
using RecOrleans.Catalogs;

namespace RecOrleans.Evaluation.Irf.Systems.Baselines;

/// <summary>All items of a data set in the order of their ids (ordinal), which is how ties break.</summary>
internal sealed class CandidateItems
{
    private readonly Dictionary<string, int> _places;

    public CandidateItems(IEnumerable<Item> items)
    {
        Items = [.. items.OrderBy(item => item.Id, StringComparer.Ordinal)];
        _places = Items.Select((item, place) => (item.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
    }

    public ImmutableArray<Item> Items { get; }

    /// <summary>The place of an item, or -1.</summary>
    public int Find(string id) => _places.GetValueOrDefault(id, -1);

    /// <summary>The best items that are not left out, best first.</summary>
    public ImmutableArray<Item> Top(double[] scores, IReadOnlySet<string> leftOut, int depth) =>
    [
        .. Enumerable.Range(0, Items.Length).Where(place => !leftOut.Contains(Items[place].Id))
            .OrderByDescending(place => scores[place]).ThenBy(place => place).Take(depth)
            .Select(place => Items[place]),
    ];
}
