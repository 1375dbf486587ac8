using System.Collections.Immutable;
using System.Globalization;

namespace RecOrleans.Evaluation.DemoCatalogs.Movies;

/// <summary>Reads data/sources/films.tsv: one film a line, best-known first, lists separated by "; ".</summary>
public static class FilmTable
{
    public static IReadOnlyList<string> Columns { get; } =
        ["title", "year", "genres", "directors", "cast", "runtime", "certificate", "country", "language", "keywords", "rating", "popularity"];

    /// <exception cref="FormatException">A line that does not fit; the message names it.</exception>
    public static IReadOnlyList<Film> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (!lines[0].Split('\t').SequenceEqual(Columns)) throw new FormatException($"{path}: the first line must name the columns {string.Join(", ", Columns)}.");
        return [.. lines.Skip(1).Select((line, n) => Parse(line, $"{path}, line {n + 2}"))];
    }

    private static Film Parse(string line, string place)
    {
        var cells = line.Split('\t');
        if (cells.Length != Columns.Count) throw new FormatException($"{place}: {cells.Length} cells instead of {Columns.Count}.");
        return new Film(
            cells[0],
            (int)(Number(cells[1], place) ?? throw new FormatException($"{place}: no year.")),
            List(cells[2]),
            List(cells[3]),
            List(cells[4]),
            (int?)Number(cells[5], place),
            Text(cells[6]),
            Text(cells[7]),
            Text(cells[8]),
            List(cells[9]),
            Number(cells[10], place),
            cells[11] switch
            {
                "well-known" => true,
                "obscure" => false,
                _ => throw new FormatException($"{place}: popularity is well-known or obscure, not '{cells[11]}'."),
            });
    }

    private static ImmutableArray<string> List(string cell) => [.. cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;

    private static double? Number(string cell, string place)
    {
        if (cell.Length == 0) return null;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{place}: '{cell}' is not a number.");
    }
}
