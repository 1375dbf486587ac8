using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tools;

/// <summary>A preference as a tool sees it.</summary>
/// <param name="PreferenceId">The preference that it came from.</param>
/// <param name="Facet">A facet of the schema; covering facets mean any facet they cover.</param>
/// <param name="Operator">How an item's value is compared.</param>
/// <param name="Value">With what.</param>
/// <param name="Weight">How much it counts beside others, 0..2; 1 is an ordinary soft preference.</param>
/// <param name="Group">
/// Likes of one tool with the same group are alternatives: an item that meets one of them meets the group ("only thrillers" and,
/// later, "only comedies"). Null: it must hold by itself. In a filter, a group stands where its newest member stands, and is relaxed as one; the Matcher counts the best of it.
/// </param>
public sealed record Constraint(string PreferenceId, string Facet, ComparisonOperator Operator, Operand Value, double Weight = 1, string? Group = null);
