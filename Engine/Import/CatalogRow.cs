using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Engine.Import;

/// <summary>One row of a source.</summary>
public abstract record CatalogRow;

/// <param name="Item">Valid for the source's schema, and normalised.</param>
public sealed record ItemRow(Item Item) : CatalogRow;

/// <param name="Interaction">With an item that came before it.</param>
public sealed record InteractionRow(LoggedInteraction Interaction) : CatalogRow;

/// <summary>A row that cannot be used; the others can.</summary>
/// <param name="Source">The file's name.</param>
/// <param name="Line">Line in the file, counted from 1; in a JSON document, the number of the object.</param>
/// <param name="Reason">What is wrong and the way out.</param>
public sealed record RejectedRow(string Source, long Line, string Reason) : CatalogRow;
