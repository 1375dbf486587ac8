using System.Collections.Immutable;
using RecOrleans.Feeds;
using RecOrleans.Policies;
using RecOrleans.Preferences;

namespace RecOrleans.Commands;

/// <summary>All that the Parser Agent needs of the user: S_t without the interaction history.</summary>
[GenerateSerializer, Immutable, Alias("RecOrleans.CommandContext")]
public sealed record CommandContext
{
    [Id(0)]
    public required string CommandId { get; init; }

    [Id(1)]
    public required string Catalog { get; init; }

    [Id(2)]
    public required string Text { get; init; }

    /// <summary>The live preferences of this catalogue, oldest first.</summary>
    [Id(3)]
    public ImmutableArray<Preference> Memory { get; init; } = [];

    /// <summary>The feed that was looked at, best first; item n is <c>#n</c>, counted from 1.</summary>
    [Id(4)]
    public ImmutableArray<FeedReference> Feed { get; init; } = [];

    /// <summary>The weights of the policy in force.</summary>
    [Id(5)]
    public PlanWeights Weights { get; init; } = PlanWeights.Default;
}
