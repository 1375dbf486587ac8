using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Feeds;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Records;

/// <summary>Reads one line of a file of commands with their contexts: {id, catalog, memory, feed, command}, and gold where it is labelled.</summary>
public static class CommandRecord
{
    /// <param name="line">One JSON object.</param>
    /// <param name="schemas">Schemas by catalogue.</param>
    /// <exception cref="InvalidRecordException">The line cannot be used; the message begins with the field.</exception>
    public static (string Id, ParseRequest Request) Read(string line, SchemaFolder schemas)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(schemas);
        using var document = Document(line);
        return Read(document.RootElement, schemas);
    }

    /// <summary>The same of a labelled line.</summary>
    /// <exception cref="InvalidRecordException">The line cannot be used; the message begins with the field.</exception>
    public static (ParseRequest Request, CommandAnswer Gold) ReadLabelled(string line, SchemaFolder schemas)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(schemas);
        using var document = Document(line);
        var (id, request) = Read(document.RootElement, schemas);
        if (!document.RootElement.TryGetProperty("gold", out var gold)) throw new InvalidRecordException(id, "gold", "the labelled answer is missing");
        try
        {
            return (request, gold.Deserialize<CommandAnswer>(Json.Options) ?? throw new InvalidRecordException(id, "gold", "an object is expected"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new InvalidRecordException(id, "gold", exception.Message);
        }
    }

    private static (string Id, ParseRequest Request) Read(JsonElement root, SchemaFolder schemas)
    {
        var id = Text(root, "id", null);
        var catalog = Text(root, "catalog", id);
        if (schemas.Find(catalog) is not { } schema) throw new InvalidRecordException(id, "catalog", $"there is no {catalog}.json in {schemas.Folder}");
        return (id, new ParseRequest(schema, CatalogVocabulary.Empty, new CommandContext
        {
            CommandId = id,
            Catalog = catalog,
            Text = Text(root, "command", id),
            Memory = Memory(root, id),
            Feed = Feed(root, schema, id),
        }));
    }

    private static JsonDocument Document(string line)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException exception)
        {
            throw new InvalidRecordException(null, "line", $"not a JSON object ({exception.Message})");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
        document.Dispose();
        throw new InvalidRecordException(null, "line", "not a JSON object");
    }

    private static string Text(JsonElement root, string field, string? id) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text
            ? text
            : throw new InvalidRecordException(id, field, "a string is missing");

    private static ImmutableArray<Preference> Memory(JsonElement root, string id)
    {
        if (!root.TryGetProperty("memory", out var memory) || memory.ValueKind == JsonValueKind.Null) return [];
        try
        {
            return memory.Deserialize<ImmutableArray<Preference>>(Json.Options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidRecordException(id, "memory", exception.Message);
        }
    }

    private static ImmutableArray<FeedReference> Feed(JsonElement root, CatalogSchema schema, string id)
    {
        if (!root.TryGetProperty("feed", out var feed) || feed.ValueKind == JsonValueKind.Null) return [];
        if (feed.ValueKind != JsonValueKind.Array) throw new InvalidRecordException(id, "feed", "an array is expected");
        var items = ImmutableArray.CreateBuilder<FeedReference>(feed.GetArrayLength());
        foreach (var element in feed.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Object) throw new InvalidRecordException(id, $"feed[{items.Count}]", "an object is expected");
            var n = element.TryGetProperty("n", out var number) && number.TryGetInt32(out var read) ? read : items.Count + 1;
            items.Add(new FeedReference(n, Item(element, schema, id, n)));
        }

        return items.MoveToImmutable();
    }

    private static Item Item(JsonElement element, CatalogSchema schema, string id, int n)
    {
        var facets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
        foreach (var property in element.EnumerateObject())
            if (schema.Find(property.Name) is { } facet)
                facets[facet.Name] = Values(property.Value, id, $"feed[{n - 1}].{property.Name}");
        return new Item
        {
            Id = element.TryGetProperty("id", out var itemId) && itemId.ValueKind == JsonValueKind.String ? itemId.GetString()! : $"item-{n.ToString(CultureInfo.InvariantCulture)}",
            Title = element.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? title.GetString()! : "",
            Facets = facets.ToImmutable(),
        };
    }

    private static ImmutableArray<FacetValue> Values(JsonElement value, string id, string field) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetDouble()],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(part => Values(part, id, field))],
        JsonValueKind.Null => [],
        _ => throw new InvalidRecordException(id, field, "a string, a number or an array of them is expected"),
    };
}
