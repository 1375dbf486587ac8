using System.Collections.Frozen;
using RecOrleans.Catalogs;

namespace RecOrleans.Language.Grounding;

/// <summary>What a catalogue's facets are known to hold, so that a model's words can be matched to real values.</summary>
/// <remarks>Immutable and thread-safe; one a catalogue version, shared by all commands.</remarks>
public sealed class CatalogVocabulary
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _values;
    private readonly FrozenDictionary<string, string> _itemsByTitle;

    private CatalogVocabulary(FrozenDictionary<string, FrozenDictionary<string, string>> values, FrozenDictionary<string, string> itemsByTitle)
    {
        _values = values;
        _itemsByTitle = itemsByTitle;
    }

    /// <summary>Knows nothing but what the schema says: what <c>rec parse</c> uses for a catalogue without items.</summary>
    public static CatalogVocabulary Empty { get; } = new(
        FrozenDictionary<string, FrozenDictionary<string, string>>.Empty, FrozenDictionary<string, string>.Empty);

    /// <summary>Collects the values of every open facet (covering facets get those of the facets they cover) and the titles.</summary>
    public static CatalogVocabulary FromItems(CatalogSchema schema, IEnumerable<Item> items)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(items);
        var values = new Dictionary<string, Dictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        var titles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var facet in schema.Facets.Where(facet => facet.Kind == FacetKind.Open))
            values[facet.Name] = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        foreach (var item in items)
        {
            titles.TryAdd(item.Title, item.Id);
            foreach (var (name, found) in item.Facets)
                foreach (var value in found)
                    if (value.Text is { } text && values.TryGetValue(name, out var known))
                        known.TryAdd(text, text);
        }

        foreach (var facet in schema.Facets.Where(facet => facet.Kind == FacetKind.Open))
            foreach (var covered in facet.Covers)
                foreach (var text in values.GetValueOrDefault(covered, []).Values)
                    values[facet.Name].TryAdd(text, text);

        return new CatalogVocabulary(
            values.Where(pair => pair.Value.Count > 0)
                .ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase),
            titles.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>False where nothing is known of a facet's values: then nothing can be matched, and nothing is refused.</summary>
    public bool Knows(string facet) => _values.ContainsKey(facet);

    /// <summary>The known values of a facet in the catalogue's spelling; empty where nothing is known.</summary>
    public IReadOnlyCollection<string> Values(string facet) => _values.TryGetValue(facet, out var known) ? known.Values : [];

    /// <summary>The catalogue's spelling of a value (letter case aside), or null.</summary>
    public string? Exact(string facet, string value) => _values.TryGetValue(facet, out var known) ? known.GetValueOrDefault(value) : null;

    /// <summary>The id of the item with this title (letter case aside), or null.</summary>
    public string? ItemByTitle(string title) => _itemsByTitle.GetValueOrDefault(title);

    /// <summary>All titles with their items' ids.</summary>
    public IReadOnlyDictionary<string, string> Titles => _itemsByTitle;
}
