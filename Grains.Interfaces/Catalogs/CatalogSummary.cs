namespace RecOrleans.Catalogs;

/// <summary>One line of the list of catalogues.</summary>
/// <param name="Id">The catalogue's id.</param>
/// <param name="Items">How many items it holds.</param>
/// <param name="Default">True for the catalogue that is used where a call names none.</param>
[GenerateSerializer, Immutable, Alias("RecOrleans.CatalogSummary")]
public sealed record CatalogSummary([property: Id(0)] string Id, [property: Id(1)] int Items, [property: Id(2)] bool Default);
