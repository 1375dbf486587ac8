using RecOrleans.Grains.Users;

namespace RecOrleans.Evaluation.Planning;

/// <summary>A user as the product's record has them.</summary>
/// <param name="UserId">The user's id.</param>
/// <param name="Catalog">Memory and history in the one catalogue.</param>
/// <param name="NextPreference">Number of the next preference id.</param>
internal sealed record ReplayState(string UserId, CatalogState Catalog, int NextPreference = 1);
