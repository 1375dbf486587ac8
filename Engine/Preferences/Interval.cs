using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Preferences;

/// <summary>What a preference says about a facet whose values can be compared, as a stretch of a number line.</summary>
/// <param name="Low">Lower end; negative infinity where there is none.</param>
/// <param name="High">Upper end; positive infinity where there is none.</param>
/// <param name="LowOpen">True: the lower end itself does not belong to it.</param>
/// <param name="HighOpen">True: the upper end itself does not belong to it.</param>
/// <param name="Inside">True: values inside are wanted; false: values inside are not.</param>
/// <remarks>Numbers count as they are, dates as days, ordered values as their place in the order. "Not above 150" and "at most 150" are the same interval.</remarks>
internal readonly record struct Interval(double Low, double High, bool LowOpen, bool HighOpen, bool Inside)
{
    public bool HasLow => !double.IsNegativeInfinity(Low);

    public bool HasHigh => !double.IsPositiveInfinity(High);

    public bool IsPoint => Low.Equals(High);

    /// <summary>Null for a facet whose values have no order, and for a value that the order does not know.</summary>
    public static Interval? Of(Facet facet, Preference preference)
    {
        if (facet.Kind is not (FacetKind.Number or FacetKind.Date or FacetKind.Ordered)) return null;
        if (Place(facet, preference.Value.Value) is not { } value) return null;
        var high = preference.Operator == ComparisonOperator.Between && preference.Value.High is { } end ? Place(facet, end) : value;
        if (high is null) return null;
        var wanted = preference.Polarity == Polarity.Like;
        return preference.Operator switch
        {
            ComparisonOperator.Equal or ComparisonOperator.Between => new(value, high.Value, false, false, wanted),
            ComparisonOperator.NotEqual => new(value, value, false, false, !wanted),
            ComparisonOperator.Less => wanted ? Below(value, open: true) : Above(value, open: false),
            ComparisonOperator.LessOrEqual => wanted ? Below(value, open: false) : Above(value, open: true),
            ComparisonOperator.Greater => wanted ? Above(value, open: true) : Below(value, open: false),
            ComparisonOperator.GreaterOrEqual => wanted ? Above(value, open: false) : Below(value, open: true),
            _ => null,
        };
    }

    public bool Contains(Interval other) =>
        (Low < other.Low || (Low.Equals(other.Low) && (!LowOpen || other.LowOpen)))
        && (High > other.High || (High.Equals(other.High) && (!HighOpen || other.HighOpen)));

    public bool IsApartFrom(Interval other) => EndsBefore(other) || other.EndsBefore(this);

    private bool EndsBefore(Interval other) => High < other.Low || (High.Equals(other.Low) && (HighOpen || other.LowOpen));

    private static Interval Below(double value, bool open) => new(double.NegativeInfinity, value, false, open, true);

    private static Interval Above(double value, bool open) => new(value, double.PositiveInfinity, open, false, true);

    private static double? Place(Facet facet, FacetValue value) => facet.Kind switch
    {
        FacetKind.Number => value.IsNumber ? value.Number : null,
        FacetKind.Date => DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.DayNumber : null,
        _ => Index(facet, value),
    };

    private static double? Index(Facet facet, FacetValue value)
    {
        var text = value.ToString();
        for (var i = 0; i < facet.Values.Length; i++)
            if (string.Equals(facet.Values[i], text, StringComparison.OrdinalIgnoreCase))
                return i;
        return null;
    }
}
