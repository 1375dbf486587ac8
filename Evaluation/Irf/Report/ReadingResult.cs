using System.Collections.Immutable;
using RecOrleans.Evaluation.Parsing;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>How a system read commands, by <see cref="ParseScore"/>.</summary>
/// <param name="Commands">How many.</param>
/// <param name="F1">Strict, of all edits.</param>
/// <param name="LooseF1">Strength and operator free.</param>
/// <param name="FeedbackAccuracy">Share of commands.</param>
/// <param name="WholeAccuracy">Share of commands that are right as a whole.</param>
/// <param name="ByFacet">Strict counts.</param>
/// <param name="ByPolarity">Strict counts.</param>
/// <param name="ByStrength">Strict counts.</param>
public sealed record ReadingResult(
    int Commands, double F1, double LooseF1, double FeedbackAccuracy, double WholeAccuracy,
    ImmutableSortedDictionary<string, EditCount> ByFacet, ImmutableSortedDictionary<string, EditCount> ByPolarity, ImmutableSortedDictionary<string, EditCount> ByStrength);
