using System.Globalization;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Interactions;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.DemoCatalogs;

/// <summary>A catalogue package as it stands in data/, read the plain way.</summary>
internal sealed record ShippedCatalog(CatalogSchema Schema, IReadOnlyList<Item> Items, IReadOnlyList<LoggedInteraction> Interactions)
{
    public static ShippedCatalog Read(string id) => new(
        JsonSerializer.Deserialize<CatalogSchema>(File.ReadAllText(Repository.Path("data", id, "catalog.json")), Json.Options)!,
        [.. File.ReadLines(Repository.Path("data", id, "items.jsonl")).Select(line => JsonSerializer.Deserialize<Item>(line, Json.Options)!)],
        [.. File.ReadLines(Repository.Path("data", id, "interactions.csv")).Skip(1).Select(Interaction)]);

    /// <summary>Share of the items that know the facet.</summary>
    public double Coverage(string facet) => Items.Count(item => !item.Values(facet).IsEmpty) / (double)Items.Count;

    private static LoggedInteraction Interaction(string line)
    {
        var cells = line.Split(',');
        return new LoggedInteraction(
            cells[0],
            cells[1],
            Enum.Parse<InteractionKind>(cells[2], ignoreCase: true),
            cells[3].Length == 0 ? null : double.Parse(cells[3], CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(cells[4], CultureInfo.InvariantCulture));
    }
}
