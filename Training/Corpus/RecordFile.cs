using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecOrleans.Training.Corpus;

/// <summary>Writes labelled records as JSON Lines in the form of <c>data/commands</c>, which <c>rec parse</c> reads.</summary>
internal static class RecordFile
{
    public static void WriteAll(string path, IEnumerable<LabelledRecord> records) => File.WriteAllLines(path, records.Select(Line));

    private static string Line(LabelledRecord record) => new JsonObject
    {
        ["id"] = record.Id,
        ["catalog"] = record.Request.Schema.Catalog,
        ["memory"] = JsonSerializer.SerializeToNode(record.Request.Context.Memory, Json.Options),
        ["feed"] = new JsonArray([.. record.Request.Context.Feed.Select(reference =>
        {
            var shown = new JsonObject { ["n"] = reference.N, ["title"] = reference.Item.Title };
            foreach (var facet in record.Request.Schema.Facets)
                if (reference.Item.Values(facet.Name) is { IsEmpty: false } values)
                    shown[facet.Name] = values is [var only] ? JsonSerializer.SerializeToNode(only, Json.Options) : JsonSerializer.SerializeToNode(values, Json.Options);
            return shown;
        })]),
        ["command"] = record.Request.Context.Text,
        ["gold"] = JsonSerializer.SerializeToNode(record.Gold, Json.Options),
    }.ToJsonString(Json.Options);
}
