using RecOrleans.Language.Records;
using RecOrleans.Testing;
using RecOrleans.Training.Corpus;

namespace RecOrleans.Training.Tests.Corpus;

/// <summary>The labelled commands that ship.</summary>
internal static class Labelled
{
    public static IReadOnlyList<LabelledRecord> All => Shipped.Value;

    private static readonly Lazy<LabelledRecord[]> Shipped = new(() =>
        [.. LabelledRecord.ReadAll(Directory.EnumerateFiles(Repository.Path("data", "commands"), "*.jsonl").Order(StringComparer.Ordinal), new SchemaFolder(Repository.Path("data", "schemas")))]);

    public static LabelledRecord Read(string line, string schema)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "shop.json"), schema);
            File.WriteAllText(Path.Combine(folder, "records.jsonl"), line);
            return LabelledRecord.ReadAll([Path.Combine(folder, "records.jsonl")], new SchemaFolder(folder)).Single();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
