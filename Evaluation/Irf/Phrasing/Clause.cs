using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Evaluation.Irf.Simulation;

namespace RecOrleans.Evaluation.Irf.Phrasing;

/// <summary>What a clause of a command speaks of.</summary>
/// <param name="Schema">The catalogue's facets.</param>
/// <param name="Feed">The items in sight.</param>
/// <param name="Statement">What is meant; null in a clause that means nothing.</param>
/// <param name="Old">What is replaced; null where nothing is.</param>
/// <param name="Position">The item of the feed that is pointed at, counted from 1.</param>
/// <param name="Secret">Titles that are not named.</param>
internal sealed record Clause(CatalogSchema Schema, ImmutableArray<Item> Feed, Statement? Statement = null, Statement? Old = null, int? Position = null, TitleSecret? Secret = null);
