using System.Globalization;
using System.Text;

namespace RecOrleans.Training.Distillation;

/// <summary>The course of a training as a table and as a picture.</summary>
internal static class CurveFiles
{
    private const int Width = 640, Height = 320, Margin = 40;

    public static string Csv(IEnumerable<CurvePoint> curve)
    {
        var text = new StringBuilder("step,passes,tokens,seconds,rate,loss,validation_loss,validation_exact,validation_f1\n");
        foreach (var point in curve)
            text.Append(CultureInfo.InvariantCulture, $"{point.Step},{point.Passes:0.0000},{point.Tokens},{point.Seconds:0.0},{point.Rate:0.0000000},{point.Loss:0.00000},{point.Validation?.Loss:0.00000},{point.Validation?.Exact:0.0000},{point.Validation?.F1:0.0000}\n");
        return text.ToString();
    }

    /// <summary>Loss over passes: grey each step, red validation.</summary>
    public static string Svg(IReadOnlyList<CurvePoint> curve)
    {
        var most = Math.Max(curve.Max(point => point.Loss), curve.Max(point => point.Validation?.Loss ?? 0));
        var end = curve[^1].Passes;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"11\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Margin},{Margin / 2}V{Height - Margin}H{Width - Margin / 2}\" fill=\"none\" stroke=\"black\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"{Margin / 2 + 4}\">{most:0.00}</text><text x=\"4\" y=\"{Height - Margin}\">0</text>");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Margin}\" y=\"{Height - Margin / 2}\">{end:0.00}</text><text x=\"{Width / 2}\" y=\"{Height - 8}\">passes</text>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width / 2}\" y=\"{Margin / 2}\">loss of an answer token (grey: step, red: validation)</text>\n");
        Line(curve.Select(point => (point.Passes, point.Loss)), "grey");
        Line(curve.Where(point => point.Validation is not null).Select(point => (point.Passes, point.Validation!.Loss)), "red");
        return text.Append("</svg>\n").ToString();

        void Line(IEnumerable<(double Passes, double Loss)> points, string colour)
        {
            var places = points.Select(point => string.Create(CultureInfo.InvariantCulture,
                $"{Margin + (Width - 1.5 * Margin) * point.Passes / end:0.0},{Height - Margin - (Height - 1.5 * Margin) * point.Loss / most:0.0}"));
            text.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', places)}\" fill=\"none\" stroke=\"{colour}\"/>\n");
        }
    }
}
