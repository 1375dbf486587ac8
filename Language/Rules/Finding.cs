using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Language.Rules;

/// <summary>Something that a run of tokens says.</summary>
/// <param name="First">First token.</param>
/// <param name="Last">Last token, included.</param>
internal abstract record Finding(int First, int Last);

/// <summary>One of the catalogue's values.</summary>
internal sealed record ValueFinding(int First, int Last, ValueSense Sense) : Finding(First, Last);

/// <summary>A bound, a range or a plain number.</summary>
/// <param name="First">First token.</param>
/// <param name="Last">Last token, included.</param>
/// <param name="Facet">The facet that is bounded.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Value">The bound.</param>
/// <param name="IsPeriod">True for a decade or a year, which is as soft as the request around it.</param>
/// <param name="IsPlain">True for a number without any word of comparison.</param>
internal sealed record BoundFinding(int First, int Last, Facet Facet, ComparisonOperator Operator, Operand Value, bool IsPeriod = false, bool IsPlain = false) : Finding(First, Last);

/// <summary>An item pointed at, by number, description or title.</summary>
/// <param name="First">First token.</param>
/// <param name="Last">Last token, included.</param>
/// <param name="Value"><c>#n</c> or the title.</param>
/// <param name="IsSimilar">True when likeness to it is asked for.</param>
/// <param name="IsSeen">True when the speaker knows it already.</param>
internal sealed record ReferenceFinding(int First, int Last, string Value, bool IsSimilar, bool IsSeen = false) : Finding(First, Last);

internal sealed record ToolFinding(int First, int Last, string Tool) : Finding(First, Last);

internal sealed record CueFinding(int First, int Last, CueKind Kind) : Finding(First, Last);

/// <summary>Words that only say how long a wish holds.</summary>
internal sealed record SessionFinding(int First, int Last) : Finding(First, Last);

/// <summary>Words of meaning that no facet holds.</summary>
internal sealed record TextFinding(int First, int Last, string Text) : Finding(First, Last);
