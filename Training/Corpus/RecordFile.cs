using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecOrleans.Training.Corpus;

/// <summary>Writes labelled records as JSON Lines in the form of <c>data/commands</c>, which <c>rec parse</c> reads.</summary>
internal static class RecordFile
{
    /// <summary>Files as they are named, and the <c>*.jsonl</c> of folders.</summary>
    public static IEnumerable<string> Find(IEnumerable<string> paths) =>
        paths.SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal) : (IEnumerable<string>)[path]);

    public static void WriteAll(string path, IEnumerable<LabelledRecord> records) => File.WriteAllLines(path, records.Select(Line));

    /// <summary>One record, without a line end; <c>catalog</c> is the name of its schema's file.</summary>
    public static string Line(LabelledRecord record) => new JsonObject
    {
        ["id"] = record.Id,
        ["catalog"] = record.Request.Context.Catalog,
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
