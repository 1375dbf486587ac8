using RecOrleans.Engine.Import;

namespace RecOrleans.Silo.Catalogs;

/// <summary>One line of the section <c>Catalogs</c>: <c>"id": "path"</c> or <c>"id": "format:path"</c>.</summary>
/// <param name="Id">The catalogue's id.</param>
/// <param name="Format"><c>package</c> (a folder with catalog.json), <c>movielens</c>, <c>jsonl</c> or <c>csv</c>; null: judged by the path.</param>
/// <param name="Path">File or folder, as written.</param>
public sealed record CatalogSetting(string Id, string? Format, string Path)
{
    public const string Section = "Catalogs";

    public static CatalogSetting Parse(string id, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && CatalogSources.Formats.Contains(value[..colon])
            ? new CatalogSetting(id, value[..colon], value[(colon + 1)..])
            : new CatalogSetting(id, null, value);
    }
}
