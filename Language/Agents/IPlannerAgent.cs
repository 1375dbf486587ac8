using System.Collections.Immutable;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Policies;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Agents;

/// <summary>RecBot's Planner Agent: chooses the numbers of the tool chain; the chain itself is compiled from the preferences.</summary>
public interface IPlannerAgent
{
    /// <summary>The weights to use from now on, or null to keep those in force. Never throws for a model's failure: it keeps the weights.</summary>
    Task<PlanWeights?> PlanAsync(PlanRequest request, CancellationToken cancellationToken);
}

/// <param name="Schema">The catalogue's facets.</param>
/// <param name="Command">The command's text.</param>
/// <param name="Answer">What the parser made of it.</param>
/// <param name="Memory">The live preferences before it.</param>
/// <param name="Current">The weights in force.</param>
public sealed record PlanRequest(CatalogSchema Schema, string Command, CommandAnswer Answer, ImmutableArray<Preference> Memory, PlanWeights Current);
