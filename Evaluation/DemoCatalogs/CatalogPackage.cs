using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecOrleans.Catalogs;

namespace RecOrleans.Evaluation.DemoCatalogs;

/// <summary>The folder form of a catalogue that importers read: catalog.json, items.jsonl, interactions.csv.</summary>
/// <remarks>The same catalogue gives the same bytes: facets stand in the schema's order and synonyms are sorted, because immutable dictionaries have no order of their own.</remarks>
public static class CatalogPackage
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true, NewLine = "\n" };

    public static void Write(string folder, DemoCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "catalog.json"), SchemaJson(catalog.Schema) + "\n", Utf8);
        WriteLines(Path.Combine(folder, "items.jsonl"), catalog.Items.Select(item => ItemJson(catalog.Schema, item)));
        WriteLines(
            Path.Combine(folder, "interactions.csv"),
            catalog.Interactions
                .Select(entry => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.UserId},{entry.ItemId},{JsonNamingPolicy.CamelCase.ConvertName(entry.Kind.ToString())},{entry.Value},{entry.At:yyyy-MM-dd'T'HH:mm:ss'Z'}"))
                .Prepend("userId,itemId,kind,value,at"));
    }

    private static string SchemaJson(CatalogSchema schema)
    {
        var json = JsonSerializer.SerializeToNode(schema, Json.Options)!.AsObject();
        foreach (var facet in json["facets"]!.AsArray().Select(facet => facet!.AsObject()))
        {
            if (facet["covers"] is JsonArray { Count: 0 }) facet.Remove("covers");
            var synonyms = facet["synonyms"]!.AsObject();
            facet.Remove("synonyms");
            if (synonyms.Count == 0) continue;
            facet["synonyms"] = new JsonObject(synonyms
                .OrderBy(synonym => synonym.Key, StringComparer.Ordinal)
                .Select(synonym => KeyValuePair.Create(synonym.Key, synonym.Value?.DeepClone())));
        }

        return json.ToJsonString(Indented);
    }

    private static string ItemJson(CatalogSchema schema, Item item) => JsonSerializer.Serialize(
        new
        {
            item.Id,
            item.Title,
            Facets = schema.Facets
                .Where(facet => item.Facets.ContainsKey(facet.Name))
                .ToDictionary(facet => facet.Name, facet => item.Facets[facet.Name]),
            item.Text,
        },
        Json.Options);

    private static void WriteLines(string path, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(path, append: false, Utf8) { NewLine = "\n" };
        foreach (var line in lines) writer.WriteLine(line);
    }
}
