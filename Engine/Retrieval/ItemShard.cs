using System.Buffers;
using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Engine.Text;
using RecOrleans.Engine.Tools;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Retrieval;

/// <summary>A part of a catalogue's items, ready to be searched. Immutable but for a cache; any number of searches may run at once.</summary>
public sealed class ItemShard
{
    /// <summary>Bounds what the remembered chains' columns take, some 12 bytes a row and chain: 32 MB a generation, of which there are two.</summary>
    private const int CachedBytes = 32 << 20, BytesARow = 12, FewestChains = 16, MostChains = 256;

    private readonly ShardRows _rows;
    private readonly ToolRegistry _tools;
    private readonly ChainCache _chains;

    private ItemShard(ShardRows rows, ToolRegistry tools)
    {
        _rows = rows;
        _tools = tools;
        _chains = new ChainCache(Math.Clamp(CachedBytes / (BytesARow * Math.Max(1, rows.Count)), FewestChains, MostChains));
    }

    public int Count => _rows.Count;

    /// <summary>Lays the items out as columns and encodes their texts: some microseconds an item.</summary>
    /// <param name="schema">The catalogue's facets.</param>
    /// <param name="items">The shard's items; ids are unique.</param>
    /// <param name="model">What was learnt from the whole catalogue.</param>
    /// <param name="encoder">The encoder that the model was trained with.</param>
    /// <param name="tools">The tools that a policy may name; null: those built in.</param>
    public static ItemShard Build(CatalogSchema schema, IReadOnlyList<Item> items, CatalogModel model, ITextEncoder encoder, ToolRegistry? tools = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(encoder);
        return new ItemShard(new ShardRows(schema, items, model, encoder), tools ?? ToolRegistry.BuiltIn);
    }

    /// <summary>Runs the query's chain: filters first, then scores on what is left, then the top.</summary>
    /// <exception cref="RequestException">The policy names an unknown tool, or arguments that the tool refuses.</exception>
    /// <exception cref="ArgumentException">The user vector has another length than the model's.</exception>
    /// <exception cref="OperationCanceledException">Between two steps of the chain.</exception>
    public ShardResult Search(ShardQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        // A null array that is assigned to a Memory? turns into an empty one; both mean "no history".
        if (query.UserVector is { IsEmpty: true }) query = query with { UserVector = null };
        if (query.UserVector is { } user && user.Length != _rows.Model.Collaborative.Dimensions)
            throw new ArgumentException($"The user vector has {user.Length} floats, but the catalogue's model has {_rows.Model.Collaborative.Dimensions}.", nameof(query));
        var chain = _chains.GetOrAdd(query.Policy, policy => ToolChain.Bind(policy, _rows, _tools));

        var levels = ArrayPool<short>.Shared.Rent(_rows.Count);
        try
        {
            return chain.Run(query, levels.AsSpan(0, _rows.Count), cancellationToken);
        }
        finally
        {
            ArrayPool<short>.Shared.Return(levels);
        }
    }

    /// <summary>The items of these ids that live here, in the order asked.</summary>
    public ImmutableArray<Item> GetItems(IEnumerable<string> ids) => [.. Rows(ids).Select(row => _rows.Items[row])];

    /// <summary>Vectors of the items of these ids that live here, in the order asked; factors are empty where nobody has touched the item.</summary>
    public ImmutableArray<ItemVectors> GetVectors(IEnumerable<string> ids) => [.. Rows(ids).Select(Vectors)];

    private IEnumerable<int> Rows(IEnumerable<string> ids) => ids.Select(_rows.Find).Where(row => row >= 0);

    private ItemVectors Vectors(int row)
    {
        var id = _rows.Items[row].Id;
        return new ItemVectors(id, _rows.Model.Collaborative.Factors.GetValueOrDefault(id), _rows.Embedding(row));
    }
}
