using System.Collections.Immutable;

namespace RecOrleans.Client.Api;

/// <summary>A user at a glance, as <c>GET /v1/users/{user}</c> answers it.</summary>
public sealed record UserSummary(string User, ImmutableArray<UserCatalogSummary> Catalogs);

/// <param name="Catalog">The catalogue.</param>
/// <param name="PolicyVersion">The policy in force.</param>
/// <param name="Preferences">How many live preferences.</param>
/// <param name="LatestCommand">The latest command, if there is one.</param>
public sealed record UserCatalogSummary(string Catalog, long PolicyVersion, int Preferences, CommandStatusAnswer? LatestCommand);
