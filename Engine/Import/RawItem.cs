using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Catalogs;

namespace RecOrleans.Engine.Import;

/// <summary>An item as a table or a JSON object wrote it: named fields with values, before the schema is asked.</summary>
internal sealed class RawItem
{
    private static readonly string[] IdNames = ["id", "item_id", "itemId", "asin", "sku"];
    private static readonly string[] TitleNames = ["title", "name"];
    private static readonly string[] TextNames = ["text", "description", "overview", "summary"];

    private readonly Dictionary<string, ImmutableArray<FacetValue>> _fields = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<KeyValuePair<string, ImmutableArray<FacetValue>>> Fields => _fields;

    /// <summary>Null, blank and empty values are unknown, not values.</summary>
    public void Set(string field, IEnumerable<FacetValue> values) =>
        _fields[field] = [.. values.Where(value => value.IsNumber || !string.IsNullOrWhiteSpace(value.Text))];

    /// <summary>Reads an object; members of an object called <c>facets</c> count as its own.</summary>
    public static RawItem Read(JsonElement element, string? key)
    {
        var item = new RawItem();
        if (key is not null) item.Set("id", [(FacetValue)key]);
        item.Take(element);
        return item;
    }

    /// <summary>True for the fields that are no facets: id, title and text, under the names that people give them.</summary>
    public static bool IsReserved(string field) =>
        IdNames.Contains(field, StringComparer.OrdinalIgnoreCase) || TitleNames.Contains(field, StringComparer.OrdinalIgnoreCase) || TextNames.Contains(field, StringComparer.OrdinalIgnoreCase);

    /// <summary>The facet name that a field's name becomes: lower case, words joined by dashes.</summary>
    public static string FacetName(string field) =>
        string.Join('-', string.Concat(field.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? char.ToLowerInvariant(letter) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The item by the schema. Fields that the schema does not name are left out: a table may hold more than a catalogue shows.</summary>
    public (Item? Item, ImmutableArray<string> Errors) ToItem(CatalogSchema schema)
    {
        var facets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FacetValue>>();
        foreach (var (field, values) in _fields)
            if (!values.IsEmpty && schema.Find(FacetName(field)) is { Kind: not (FacetKind.Text or FacetKind.Reference) } facet && facet.Covers.IsEmpty)
                facets[facet.Name] = values;
        var text = string.Join(" ", TextNames.Where(name => schema.Find(name) is null or { Kind: FacetKind.Text }).Select(First).Where(found => found is not null));
        return ItemValidator.Normalise(schema, new Item
        {
            Id = IdNames.Select(First).FirstOrDefault(found => found is not null) ?? "",
            Title = TitleNames.Select(First).FirstOrDefault(found => found is not null) ?? "",
            Facets = facets.ToImmutable(),
            Text = text,
        });
    }

    private void Take(JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("facets") && member.Value.ValueKind == JsonValueKind.Object) Take(member.Value);
            else if (member.Value.ValueKind == JsonValueKind.Array) Set(member.Name, member.Value.EnumerateArray().Select(Value));
            else Set(member.Name, [Value(member.Value)]);
        }
    }

    private string? First(string field) => _fields.TryGetValue(field, out var values) && values.Length > 0 ? string.Join(" ", values) : null;

    private static FacetValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => element.GetRawText(),
    };
}
