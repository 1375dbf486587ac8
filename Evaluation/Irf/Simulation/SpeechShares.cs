using System.Collections.Immutable;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>What is said of a facet, and how hard.</summary>
public sealed record Tone(string Facet, Polarity Polarity, Strength Strength, ComparisonOperator Operator);

/// <summary>How people speak about one catalogue.</summary>
public sealed record SpeechShares
{
    /// <summary>How often each tone is heard; weights, not normalised.</summary>
    public required ImmutableArray<(Tone Value, double Weight)> Tones { get; init; }

    /// <summary>Share of the commands that say 1, 2, ... things; counted by their quotes, since a replacement and what it replaces may share one.</summary>
    public required ImmutableArray<double> Intents { get; init; }

    /// <summary>Share of the commands that ask for nothing.</summary>
    public required double Neutral { get; init; }

    /// <summary>Share of the strict bounds (&lt;, &gt;) that are read off an item of the feed: "shorter than #2".</summary>
    public required double Compared { get; init; }

    /// <summary>Of what is withdrawn without being reversed, the share that something else of the same facet replaces at once.</summary>
    public required double Replaced { get; init; }
}
