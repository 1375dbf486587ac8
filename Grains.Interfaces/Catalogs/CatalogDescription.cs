namespace RecOrleans.Catalogs;

/// <summary>A catalogue as it stands: which version is served and how it is cut.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.CatalogDescription")]
public sealed record CatalogDescription
{
    [Id(0)]
    public required CatalogSchema Schema { get; init; }

    /// <summary>Rises with every import; shards and models belong to one version.</summary>
    [Id(1)]
    public required long Version { get; init; }

    [Id(2)]
    public required int Items { get; init; }

    [Id(3)]
    public required int Interactions { get; init; }

    /// <summary>How many shards hold the items; an item lives in shard <see cref="ShardKey.Of"/> its id.</summary>
    [Id(4)]
    public required int Shards { get; init; }
}
