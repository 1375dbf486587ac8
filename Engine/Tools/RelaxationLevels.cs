namespace RecOrleans.Engine.Tools;

/// <summary>Questions about a column of relaxation levels.</summary>
internal static class RelaxationLevels
{
    /// <summary>How many rows need more than this level; dropped ones do.</summary>
    public static int CountAbove(this ReadOnlySpan<short> levels, short level)
    {
        var count = 0;
        foreach (var value in levels)
            if (value > level)
                count++;
        return count;
    }

    public static int CountAbove(this Span<short> levels, short level) => ((ReadOnlySpan<short>)levels).CountAbove(level);

    /// <summary>The lowest level above this one that some row needs; dropped rows aside.</summary>
    public static bool TryNextAbove(this ReadOnlySpan<short> levels, short level, out short next)
    {
        next = IRowFilter.Dropped;
        foreach (var value in levels)
            if (value > level && value < next)
                next = value;
        return next < IRowFilter.Dropped;
    }
}
