namespace RecOrleans.Language.Rules;

/// <summary>A number that stands in a command, with its unit.</summary>
/// <param name="Value">In the base of its dimension: minutes, gigabytes, kilometres, ...; as written where it has none.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Unit">The folded unit word as written; empty where none.</param>
/// <param name="Length">Tokens, unit included.</param>
public readonly record struct Quantity(double Value, Dimension Dimension, string Unit, int Length);

/// <summary>What a number can measure.</summary>
public enum Dimension
{
    /// <summary>A bare number, or a count of whatever the unit word names.</summary>
    None,

    /// <summary>Minutes.</summary>
    Time,

    Money,

    /// <summary>Kilometres.</summary>
    Distance,

    /// <summary>Centimetres.</summary>
    Size,

    /// <summary>Kilograms.</summary>
    Weight,

    /// <summary>Gigabytes.</summary>
    Data,

    Stars,

    Year,

    /// <summary>Hours since midnight.</summary>
    Clock,
}
