using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Sessions;
using ScottPlot;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>The report's pictures.</summary>
public static class ReportPlots
{
    private const int Width = 900;

    /// <summary>Where it is missing, whatever the system has instead.</summary>
    private const string Font = "DejaVu Sans";

    private static readonly ScottPlot.Palettes.Category20 Palette = new();

    /// <summary>Of one dataset, in the order in which they are shown.</summary>
    public static IEnumerable<(string Title, string File, Plot Plot, int Height)> Of(DatasetResult dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        foreach (var table in dataset.Scenarios.Where(table => table.Scenario != Scenario.SR))
            yield return Named($"{dataset.Dataset}, {table.Scenario}: sessions passed by round", $"pass-{table.Scenario}", PassByRound(table), Math.Max(420, 60 + (26 * table.Systems.Length)));
        foreach (var (metric, file) in new[] { (Metric.Recall10, "recall"), (Metric.HardSatisfaction10, "csr-hard"), (Metric.SoftSatisfaction10, "csr-soft") })
            if (dataset.Scenarios.Any(table => table.Systems.Any(system => system.Metrics.ContainsKey(metric.Name))))
                yield return Named($"{dataset.Dataset}: {metric.Name}, 95 % intervals", file, Bars(dataset, metric), Rows(dataset));
        if (dataset.Latency.Count > 0)
            yield return Named($"{dataset.Dataset}: from command to feed, milliseconds", "latency", Latencies(dataset), 130 + (24 * dataset.Latency.Count));

        (string, string, Plot, int) Named(string title, string file, Plot plot, int height)
        {
            plot.Title(title, size: 15);
            plot.Font.Set(Font);
            foreach (var axis in plot.Axes.GetAxes()) (axis.Label.Bold, axis.Label.FontSize) = (false, 13);
            return (title, $"irf-{dataset.Dataset}-{file}.svg".ToLowerInvariant(), plot, height);
        }
    }

    /// <summary>Writes the pictures as SVG.</summary>
    /// <returns>Title and file name of each.</returns>
    public static ImmutableArray<(string Title, string File)> Save(DatasetResult dataset, string folder)
    {
        var saved = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var (title, file, plot, height) in Of(dataset))
            using (plot)
            {
                plot.SaveSvg(Path.Combine(folder, file), Width, height);
                saved.Add((title, file));
            }

        return saved.ToImmutable();
    }

    private static Plot PassByRound(ScenarioResult table)
    {
        var plot = new Plot();
        double[] rounds = [.. Enumerable.Range(1, SessionRunner.MaxCommands)];
        var markers = new[] { MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond };
        var ordered = table.Systems.OrderByDescending(system => system.PassRateByRound[^1]).ToArray();
        for (var at = 0; at < ordered.Length; at++)
        {
            var line = plot.Add.Scatter(rounds, ordered[at].PassRateByRound.Select(share => 100 * share).ToArray(), Palette.GetColor(at));
            line.LegendText = ordered[at].System;
            line.LineWidth = 2;
            line.MarkerShape = markers[at % markers.Length];
            line.MarkerSize = 8;
        }

        plot.XLabel("round");
        plot.YLabel("% of sessions");
        plot.Axes.Bottom.SetTicks(rounds, [.. rounds.Select(round => $"{round:0}")]);
        plot.Axes.SetLimitsX(.8, SessionRunner.MaxCommands + .2);
        plot.Axes.SetLimitsY(0, Math.Max(10, 108 * ordered[0].PassRateByRound[^1]));
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    /// <summary>A group of bars a system, a bar a scenario.</summary>
    private static Plot Bars(DatasetResult dataset, Metric metric)
    {
        var plot = new Plot();
        var systems = Systems(dataset);
        var width = .8 / dataset.Scenarios.Length;
        var intervals = new List<(double Position, Estimate Estimate)>();
        for (var scenario = 0; scenario < dataset.Scenarios.Length; scenario++)
        {
            var bars = new List<Bar>();
            foreach (var system in dataset.Scenarios[scenario].Systems)
            {
                if (!system.Metrics.TryGetValue(metric.Name, out var estimate)) continue;
                var position = -systems.IndexOf(system.System) + (width * (((dataset.Scenarios.Length - 1) / 2.0) - scenario));
                bars.Add(new Bar { Position = position, Value = estimate.Value, Size = width * .9, FillColor = Palette.GetColor(2 * scenario), LineWidth = 0, Orientation = Orientation.Horizontal });
                intervals.Add((position, estimate));
            }

            var group = plot.Add.Bars(bars);
            group.Horizontal = true;
            group.LegendText = $"{dataset.Scenarios[scenario].Scenario}";
        }

        foreach (var (position, estimate) in intervals)
        {
            var interval = plot.Add.Line(estimate.Low, position, estimate.High, position);
            interval.Color = Colors.Black;
            interval.LineWidth = 1;
        }

        Label(plot, systems);
        plot.Axes.SetLimitsX(0, 1.02 * intervals.Max(interval => interval.Estimate.High));
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    /// <summary>A line from p50 to p99 a system, on a logarithmic axis.</summary>
    private static Plot Latencies(DatasetResult dataset)
    {
        var plot = new Plot();
        var systems = Systems(dataset).Where(dataset.Latency.ContainsKey).ToImmutableArray();
        var (low, high) = (Math.Floor(dataset.Latency.Values.Min(latency => Log(latency.P50))), Math.Ceiling(dataset.Latency.Values.Max(latency => Log(latency.P99))));
        for (var at = 0; at < systems.Length; at++)
        {
            var latency = dataset.Latency[systems[at]];
            var range = plot.Add.Line(Log(latency.P50), -at, Log(latency.P99), -at);
            range.Color = Colors.Gray;
            range.LineWidth = 2;
            plot.Add.Marker(Log(latency.P50), -at, MarkerShape.FilledCircle, 9, Palette.GetColor(0)).LegendText = at == 0 ? "p50" : "";
            plot.Add.Marker(Log(latency.P99), -at, MarkerShape.FilledDiamond, 10, Palette.GetColor(2)).LegendText = at == 0 ? "p99" : "";
        }

        Label(plot, systems);
        double[] decades = [.. Enumerable.Range((int)low, (int)(high - low) + 1)];
        plot.Axes.Bottom.SetTicks(decades, [.. decades.Select(decade => Math.Pow(10, decade).ToString("#,0.###", System.Globalization.CultureInfo.InvariantCulture))]);
        plot.Axes.SetLimitsX(low - .05, high + .05);
        plot.ShowLegend(Edge.Right);
        return plot;

        // Below a hundredth of a millisecond nothing can be told apart.
        static double Log(double milliseconds) => Math.Log10(Math.Max(milliseconds, .01));
    }

    private static void Label(Plot plot, ImmutableArray<string> systems)
    {
        plot.Axes.Left.SetTicks([.. systems.Select((_, at) => (double)-at)], [.. systems]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.SetLimitsY(-systems.Length + .4, .6);
    }

    private static ImmutableArray<string> Systems(DatasetResult dataset) =>
        [.. dataset.Scenarios.SelectMany(table => table.Systems).Select(system => system.System).Distinct()];

    private static int Rows(DatasetResult dataset) => 110 + (Systems(dataset).Length * (12 + (12 * dataset.Scenarios.Length)));
}
