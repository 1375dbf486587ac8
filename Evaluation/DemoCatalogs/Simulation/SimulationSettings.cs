using RecOrleans.Catalogs;
using RecOrleans.Interactions;

namespace RecOrleans.Evaluation.DemoCatalogs.Simulation;

/// <summary>How a catalogue's users are simulated.</summary>
internal sealed record SimulationSettings
{
    public required int Seed { get; init; }

    public required int Users { get; init; }

    /// <summary>How many kinds of taste there are; a user mixes two or three of them.</summary>
    public required int Archetypes { get; init; }

    /// <summary>How many traits a kind of taste has a feeling about.</summary>
    public required int TraitsPerArchetype { get; init; }

    /// <summary>Median number of items that a user meets (log-normal over users).</summary>
    public required int MedianItems { get; init; }

    /// <summary>Exponent s of Zipf's law: the item of rank r is met with weight (r + 10)^-s, taste aside.</summary>
    public required double PopularityExponent { get; init; }

    /// <summary>True when the items stand in order of fame; otherwise their ranks are drawn.</summary>
    public bool ItemsAreRanked { get; init; }

    /// <summary>What taste can attach to: a genre, an era, a person, a colour, a price band, as <c>facet:value</c>.</summary>
    public required Func<Item, IEnumerable<string>> Traits { get; init; }

    /// <summary>What a user does with an item met, given the liking (about standard normal over the catalogue).</summary>
    public required Func<Random, double, IEnumerable<(InteractionKind Kind, double? Value)>> Reactions { get; init; }
}
