using System.Globalization;
using System.Text;

namespace RecOrleans.Catalogs;

/// <summary>Key of an item-shard grain: <c>catalog/version/shard</c>, so that an import brings new shards and old ones idle out.</summary>
public readonly record struct ShardKey(string Catalog, long Version, int Shard)
{
    /// <summary>The shard of an item: FNV-1a of its id in UTF-8, modulo the number of shards. Stable for ever.</summary>
    public static int Of(string itemId, int shards)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(itemId)) hash = (hash ^ value) * 16777619u;
        return (int)(hash % (uint)shards);
    }

    public static ShardKey Parse(string key)
    {
        var parts = key.Split('/');
        return new ShardKey(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Catalog}/{Version}/{Shard}");
}
