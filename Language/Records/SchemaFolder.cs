using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecOrleans.Catalogs;

namespace RecOrleans.Language.Records;

/// <summary>A folder with one CATALOG.json a catalogue: its facets in the form of the product's schemas. Of several folders the first that has the file counts.</summary>
public sealed class SchemaFolder(params string[] folders)
{
    private readonly ConcurrentDictionary<string, CatalogSchema?> _schemas = new(StringComparer.Ordinal);

    public string Folder => string.Join(" or ", folders);

    /// <summary>The schema of a catalogue, or null when no folder has a file for it.</summary>
    /// <exception cref="JsonException">The file is no schema.</exception>
    public CatalogSchema? Find(string catalog) => _schemas.GetOrAdd(catalog, Load);

    private CatalogSchema? Load(string catalog)
    {
        if (catalog.Length == 0 || catalog.AsSpan().ContainsAny(Path.GetInvalidFileNameChars())) return null;
        if (folders.Select(folder => Path.Combine(folder, catalog + ".json")).FirstOrDefault(File.Exists) is not { } path) return null;
        var node = JsonNode.Parse(File.ReadAllText(path)) ?? throw new JsonException($"{path} is empty.");
        WriteValuesAsText(node);
        node["catalog"] ??= catalog;
        return node.Deserialize<CatalogSchema>(Json.Options);
    }

    /// <summary>A schema may write the values of an ordered facet as numbers (hotel stars); a value is a text here.</summary>
    private static void WriteValuesAsText(JsonNode node)
    {
        foreach (var facet in node["facets"]?.AsArray() ?? [])
            if (facet?["values"] is JsonArray values)
                for (var at = 0; at < values.Count; at++)
                    if (values[at]?.GetValueKind() == JsonValueKind.Number)
                        values[at] = values[at]!.ToJsonString();
    }
}
