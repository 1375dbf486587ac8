using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.DemoCatalogs;

/// <summary>A catalogue as it ships: schema, items and simulated interactions, each in the order in which they are written.</summary>
public sealed record DemoCatalog(CatalogSchema Schema, IReadOnlyList<Item> Items, IReadOnlyList<LoggedInteraction> Interactions);
