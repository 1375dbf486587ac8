using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Text;

namespace RecOrleans.Engine.Retrieval;

/// <summary>A shard's items as columns: what tools read. Immutable; rows stand in ordinal order of their ids.</summary>
/// <remarks>
/// <code>
/// embeddings  [row 0: 256 floats][row 1: 256 floats]...     unit length, or zeros where the text means nothing
/// factors     [row 0:   d floats][row 1:   d floats]...     zeros where nobody has touched the item
/// terms, numbers                                            one column a facet (TermColumn, NumberColumn)
/// </code>
/// </remarks>
public sealed class ShardRows
{
    private readonly Dictionary<string, int> _rowsById;
    private readonly Dictionary<string, TermColumn> _terms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NumberColumn> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly float[] _embeddings;
    private readonly float[] _factors;

    internal ShardRows(CatalogSchema schema, IReadOnlyList<Item> items, CatalogModel model, ITextEncoder encoder)
    {
        Schema = schema;
        Model = model;
        Encoder = encoder;
        Items = [.. items.OrderBy(item => item.Id, StringComparer.Ordinal)];
        _rowsById = new Dictionary<string, int>(Items.Length, StringComparer.Ordinal);
        for (var row = 0; row < Items.Length; row++) _rowsById.Add(Items[row].Id, row);

        var texts = Array.ConvertAll(Items, item => ItemText.Of(schema, item));
        _embeddings = new float[Items.Length * encoder.Dimensions];
        for (var row = 0; row < Items.Length; row++) Embed(Items[row].Id, texts[row], _embeddings.AsSpan(row * encoder.Dimensions, encoder.Dimensions));
        Stems = TermColumn.Of(Array.ConvertAll(texts, Words.Stems));

        _factors = new float[Items.Length * model.Collaborative.Dimensions];
        for (var row = 0; row < Items.Length; row++)
            if (model.Collaborative.Factors.TryGetValue(Items[row].Id, out var factors))
                factors.Span.CopyTo(_factors.AsSpan(row * model.Collaborative.Dimensions));

        Popularity = Array.ConvertAll(Items, item => model.Popularity.GetValueOrDefault(item.Id));
        Trend = Array.ConvertAll(Items, item => model.Trend.GetValueOrDefault(item.Id));
        foreach (var facet in schema.Facets) AddColumn(facet);
    }

    public CatalogSchema Schema { get; }

    public CatalogModel Model { get; }

    public ITextEncoder Encoder { get; }

    public int Count => Items.Length;

    internal Item[] Items { get; }

    /// <summary>Stems of everything an item says.</summary>
    internal TermColumn Stems { get; }

    /// <summary>Standard deviations above the catalogue's mean.</summary>
    internal float[] Popularity { get; }

    internal float[] Trend { get; }

    /// <summary>The row of an item, or -1 where it lives in another shard.</summary>
    public int Find(string itemId) => _rowsById.GetValueOrDefault(itemId, -1);

    /// <summary>Unit text embedding.</summary>
    public ReadOnlyMemory<float> Embedding(int row) => _embeddings.AsMemory(row * Encoder.Dimensions, Encoder.Dimensions);

    /// <summary>Collaborative vector; zeros where nobody has touched the item.</summary>
    public ReadOnlyMemory<float> Factors(int row) => _factors.AsMemory(row * Model.Collaborative.Dimensions, Model.Collaborative.Dimensions);

    internal ReadOnlySpan<float> EmbeddingSpan(int row) => _embeddings.AsSpan(row * Encoder.Dimensions, Encoder.Dimensions);

    internal ReadOnlySpan<float> FactorSpan(int row) => _factors.AsSpan(row * Model.Collaborative.Dimensions, Model.Collaborative.Dimensions);

    /// <summary>Texts of a closed or open facet; null for other kinds.</summary>
    public TermColumn? Terms(string facet) => _terms.GetValueOrDefault(facet);

    /// <summary>Numbers of a number, date or ordered facet; null for other kinds.</summary>
    public NumberColumn? Numbers(string facet) => _numbers.GetValueOrDefault(facet);

    /// <summary>The model has read every item already; only what it does not know is read here.</summary>
    private void Embed(string id, string text, Span<float> unit)
    {
        if (Model.Embeddings.TryRead(id, unit)) VectorMath.Normalise(unit, unit);
        else Encoder.Encode(text, unit);
    }

    private void AddColumn(Facet facet)
    {
        if (facet.Kind is FacetKind.Closed or FacetKind.Open)
            _terms.Add(facet.Name, TermColumn.Of(Array.ConvertAll(Items, item => ValuesOf(item, facet).Select(value => value.ToString()))));
        else if (FacetNumbers.IsComparable(facet.Kind))
            _numbers.Add(facet.Name, NumberColumn.Of(Array.ConvertAll(Items, item => NumbersOf(item, facet))));
    }

    /// <summary>An item's values of a facet, those of the facets it covers included.</summary>
    internal static IEnumerable<FacetValue> ValuesOf(Item item, Facet facet) =>
        facet.Covers.IsDefaultOrEmpty ? item.Values(facet.Name) : item.Values(facet.Name).Concat(facet.Covers.SelectMany(covered => item.Values(covered)));

    /// <summary>An item's values of a comparable facet as numbers; what is no number of the facet is left out.</summary>
    internal static IEnumerable<double> NumbersOf(Item item, Facet facet) =>
        ValuesOf(item, facet).Select(value => FacetNumbers.Read(facet, value)).OfType<double>();
}
