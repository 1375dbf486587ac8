using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Evaluation.Irf.Simulation;

/// <summary>Bounds as people say them: decades, half hours, round prices; in coarse steps first, in finer ones when it is said again.</summary>
internal static class RoundNumbers
{
    /// <summary>The nearest round bound or range that a value meets; null where there is none.</summary>
    /// <param name="facet">A number facet.</param>
    /// <param name="comparison">Not = or !=.</param>
    /// <param name="value">The value that must meet it.</param>
    /// <param name="fine">In fine steps.</param>
    public static Operand? Around(Facet facet, ComparisonOperator comparison, double value, bool fine)
    {
        var year = IsYear(facet);
        var step = Step(facet, value, fine);
        var below = Tidy(Math.Floor(value / step) * step);
        var next = Tidy(below + step);
        return comparison switch
        {
            ComparisonOperator.Less => next,
            // "nothing after 1999", but "at most 120 minutes".
            ComparisonOperator.LessOrEqual => year ? next - 1 : Within(facet, value.Equals(below) ? value : next),
            ComparisonOperator.Greater when year => below - 1,
            ComparisonOperator.Greater => Positive(value.Equals(below) ? Tidy(below - step) : below),
            ComparisonOperator.GreaterOrEqual => Positive(below),
            ComparisonOperator.Between when year => Operand.Range(below, next - 1),
            ComparisonOperator.Between when fine => Approximately(facet, value),
            ComparisonOperator.Between when below > 0 && (facet.High is null || next <= facet.High) => Operand.Range(below, next),
            _ => null,
        };
    }

    public static bool IsYear(Facet facet) => string.Equals(facet.Unit ?? facet.Name, "year", StringComparison.OrdinalIgnoreCase);

    /// <summary>"around 200": ten per cent either way.</summary>
    private static Operand? Approximately(Facet facet, double value)
    {
        var step = Step(facet, value, fine: true);
        var centre = Tidy(Math.Round(value / step, MidpointRounding.AwayFromZero) * step);
        var (low, high) = (Tidy(centre * 0.9), Tidy(centre * 1.1));
        return low > 0 && low <= value && value <= high && (facet.High is null || high <= facet.High) ? Operand.Range(low, high) : null;
    }

    private static double Step(Facet facet, double value, bool fine)
    {
        if (IsYear(facet)) return fine ? 5 : 10;
        if (string.Equals(facet.Unit, "minutes", StringComparison.OrdinalIgnoreCase)) return fine ? 10 : 30;
        if (facet.High is <= 10) return 0.5;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, Math.Abs(value)))));
        return fine ? magnitude : magnitude < 10 ? 5 : 2.5 * magnitude;
    }

    private static Operand? Within(Facet facet, double bound) => facet.High is { } high && bound >= high ? null : bound;

    private static Operand? Positive(double bound) => bound > 0 ? bound : null;

    private static double Tidy(double number) => Math.Round(number, 2);
}
