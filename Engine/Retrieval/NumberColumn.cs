namespace RecOrleans.Engine.Retrieval;

/// <summary>Numbers of one facet for every row: its numbers, day numbers of its dates, or positions of its ordered values.</summary>
/// <remarks>One double a row, NaN where unknown; the few further values of a row stand beside.</remarks>
public sealed class NumberColumn
{
    private readonly double[] _first;
    private readonly Dictionary<int, double[]>? _further;

    private NumberColumn(double[] first, Dictionary<int, double[]>? further)
    {
        _first = first;
        _further = further;
    }

    public static NumberColumn Of(IReadOnlyList<IEnumerable<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var first = new double[rows.Count];
        Dictionary<int, double[]>? further = null;
        for (var row = 0; row < first.Length; row++)
        {
            var values = rows[row].ToArray();
            first[row] = values.Length > 0 ? values[0] : double.NaN;
            if (values.Length > 1) (further ??= []).Add(row, values[1..]);
        }

        return new NumberColumn(first, further);
    }

    /// <summary>The row's first number, or NaN where unknown.</summary>
    public double First(int row) => _first[row];

    public bool IsKnown(int row) => !double.IsNaN(_first[row]);

    /// <summary>How far the row's nearest number lies outside low..high: 0 inside, NaN where unknown.</summary>
    public double Distance(int row, double low, double high)
    {
        var distance = Outside(_first[row], low, high);
        if (_further is not null && _further.TryGetValue(row, out var further))
            foreach (var value in further)
                distance = Math.Min(distance, Outside(value, low, high));
        return distance;
    }

    private static double Outside(double value, double low, double high) =>
        value < low ? low - value : value > high ? value - high : double.IsNaN(value) ? double.NaN : 0;
}
