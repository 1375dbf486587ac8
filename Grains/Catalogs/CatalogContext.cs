using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;
using RecOrleans.Language.Grounding;

namespace RecOrleans.Grains.Catalogs;

/// <summary>What a silo keeps in memory of one version of a catalogue, beside the shards that live on it.</summary>
public sealed record CatalogContext(CatalogDescription Description, CatalogModel Model, CatalogVocabulary Vocabulary)
{
    public CatalogSchema Schema => Description.Schema;

    public string Id => Description.Schema.Catalog;

    public long Version => Description.Version;
}
