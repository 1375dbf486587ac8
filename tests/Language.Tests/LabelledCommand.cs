using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;
using RecOrleans.Testing;

namespace RecOrleans.Language.Tests;

/// <summary>A labelled record of data/commands: what was asked, and what it means.</summary>
internal sealed record LabelledCommand(ParseRequest Request, CommandAnswer Gold)
{
    private static readonly Dictionary<string, CatalogSchema> Schemas = Directory.EnumerateFiles(Repository.Path("data", "schemas"), "*.json")
        .Select(file => JsonSerializer.Deserialize<CatalogSchema>(File.ReadAllText(file), Json.Options)!)
        .ToDictionary(schema => schema.Catalog);

    public string Id => Request.Context.CommandId;

    public static LabelledCommand Read(JsonElement record)
    {
        var schema = Schemas[record.GetProperty("catalog").GetString()!];
        var context = new CommandContext
        {
            CommandId = record.GetProperty("id").GetString()!,
            Catalog = schema.Catalog,
            Text = record.GetProperty("command").GetString()!,
            Memory = record.GetProperty("memory").Deserialize<ImmutableArray<Preference>>(Json.Options),
            Feed = [.. record.GetProperty("feed").EnumerateArray().Select(ReadItem)],
        };
        return new LabelledCommand(
            new ParseRequest(schema, CatalogVocabulary.Empty, context),
            record.GetProperty("gold").Deserialize<CommandAnswer>(Json.Options)!);
    }

    /// <summary>What a golden prompt asks.</summary>
    public static LabelledCommand Of(GoldenRecord golden) => Read(golden.Record);

    /// <summary>All labelled commands of a folder of the data that ship.</summary>
    public static IEnumerable<LabelledCommand> ReadAll(string folder = "commands") =>
        Directory.EnumerateFiles(Repository.Path("data", folder), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => Read(JsonDocument.Parse(line).RootElement));

    private static FeedReference ReadItem(JsonElement item) => new(
        item.GetProperty("n").GetInt32(),
        new Item
        {
            Id = $"item{item.GetProperty("n").GetInt32()}",
            Title = item.GetProperty("title").GetString()!,
            Facets = item.EnumerateObject()
                .Where(property => property.Name is not ("n" or "title"))
                .ToImmutableDictionary(property => property.Name, property => ReadValues(property.Value)),
        });

    private static ImmutableArray<FacetValue> ReadValues(JsonElement value) => value.ValueKind is JsonValueKind.Array
        ? value.Deserialize<ImmutableArray<FacetValue>>(Json.Options)
        : [value.Deserialize<FacetValue>(Json.Options)];
}
