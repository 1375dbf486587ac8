using System.Globalization;
using System.Text;

namespace RecOrleans.Training.Comparison;

/// <summary>Students side by side, as a table and as a picture.</summary>
internal static class ComparisonFiles
{
    private const int Width = 640, Height = 360, Margin = 44;
    private const double Lowest = 0.4;

    public static string Markdown(IEnumerable<StudentReading> readings, int commands, string command)
    {
        var text = new StringBuilder("# Students by what they read right and how long they take\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{commands} held-back commands, one at a time.\n\n```\n{command}\n```\n\n![F1 over latency](compare.svg)\n\n");
        text.Append("| student | layers | file | strict F1 alone | reconciled with the rules | p50 | p99 |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var reading in readings) text.Append(reading.Row).Append('\n');
        return text.Append("\nThe time is that of the Parser Agent, with the catalogue known to the model and memory and feed not, as for a user's first command without reading ahead.\n").ToString();
    }

    /// <summary>Strict F1 over milliseconds: hollow alone, filled as the product answers.</summary>
    public static string Svg(IReadOnlyCollection<StudentReading> readings)
    {
        var slowest = readings.Max(reading => reading.Median) * 1.25;
        var text = new StringBuilder();
        Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"11\">");
        Write($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Write($"<path d=\"M{Margin},{Margin / 2}V{Height - Margin}H{Width - Margin / 2}\" fill=\"none\" stroke=\"black\"/>");
        Write($"<text x=\"{Width / 2}\" y=\"{Height - 8}\">ms a command (median)</text><text x=\"{Margin}\" y=\"{Margin / 2 - 6}\">strict F1 (hollow: student alone, filled: reconciled with the rules)</text>");
        foreach (var f1 in (double[])[0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]) Write($"<text x=\"12\" y=\"{Y(f1) + 4:0.0}\">{f1:0.0}</text><path d=\"M{Margin},{Y(f1):0.0}H{Width - Margin / 2}\" stroke=\"#ddd\"/>");
        var step = slowest > 400 ? 100 : 50;
        for (var at = 0; at <= slowest; at += step) Write($"<text x=\"{X(at) - 8:0.0}\" y=\"{Height - Margin + 14}\">{at}</text>");
        foreach (var reading in readings)
        {
            Write($"<path d=\"M{X(reading.Median):0.0},{Y(reading.Alone):0.0}V{Y(reading.Reconciled):0.0}\" stroke=\"grey\"/>");
            Write($"<circle cx=\"{X(reading.Median):0.0}\" cy=\"{Y(reading.Alone):0.0}\" r=\"4\" fill=\"white\" stroke=\"black\"/>");
            Write($"<circle cx=\"{X(reading.Median):0.0}\" cy=\"{Y(reading.Reconciled):0.0}\" r=\"4\"/>");
            Write($"<text x=\"{X(reading.Median) + 8:0.0}\" y=\"{Y(reading.Reconciled) - 4:0.0}\">{System.Security.SecurityElement.Escape(reading.Name)}</text>");
        }

        return text.Append("</svg>\n").ToString();

        double X(double milliseconds) => Margin + (Width - 1.5 * Margin) * milliseconds / slowest;

        double Y(double f1) => Height - Margin - (Height - 1.5 * Margin) * Math.Max(0, f1 - Lowest) / (1 - Lowest);

        void Write(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
