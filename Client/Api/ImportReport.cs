using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecOrleans.Client.Api;

/// <summary>What came of <c>POST /v1/catalogs/{id}/imports</c>.</summary>
/// <param name="Catalog">The catalogue that is now served.</param>
/// <param name="Version">Its new version.</param>
/// <param name="Items">Items in it.</param>
/// <param name="Interactions">Interactions in it.</param>
/// <param name="Rejected">Lines that were left out.</param>
/// <param name="Problems">Why, line by line; the first <see cref="MaxProblems"/>.</param>
public sealed record ImportReport(string Catalog, long Version, int Items, int Interactions, int Rejected, ImmutableArray<string> Problems)
{
    public const int MaxProblems = 200;
}

/// <summary>One line of an import's body: exactly one of the three, the schema first.</summary>
public sealed record ImportLine(
    RecOrleans.Catalogs.CatalogSchema? Schema = null, ImportItem? Item = null, RecOrleans.Interactions.LoggedInteraction? Interaction = null);

/// <summary>An item as an import carries it.</summary>
public sealed record ImportItem(string? Id, string? Title, ItemFacets? Facets, string? Text)
{
    /// <summary>Fields that an item does not have; null where there are none.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
