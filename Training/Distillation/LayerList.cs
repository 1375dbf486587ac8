using System.Collections.Immutable;
using System.Globalization;

namespace RecOrleans.Training.Distillation;

/// <summary>Layers as they are written on the command line: <c>0-11,18-29</c>.</summary>
internal static class LayerList
{
    /// <returns>The layers in ascending order, or null where the text is no list.</returns>
    public static ImmutableArray<int>? Parse(string text)
    {
        var layers = new SortedSet<int>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) || last < first || last > 1000) return null;
            layers.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return layers.Count == 0 ? null : [.. layers];
    }
}
