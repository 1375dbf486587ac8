using System.Diagnostics;
using Spectre.Console;

namespace RecOrleans.Training.Distillation;

/// <summary>Shows a training's course: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class TrainingProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<CurvePoint> Show(IAnsiConsole console, int steps, long tokens, Func<Action<CurvePoint>, IReadOnlyList<CurvePoint>> run)
    {
        var clock = Stopwatch.StartNew();
        (long Tokens, TimeSpan Time)? first = null;
        if (!console.Profile.Capabilities.Interactive)
        {
            var last = TimeSpan.Zero;
            return run(point =>
            {
                var text = Describe(point);
                if (point.Validation is null && point.Step < steps && clock.Elapsed - last < Pause) return;
                last = clock.Elapsed;
                console.WriteLine(text);
            });
        }

        return console.Progress().Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }).Start(progress =>
        {
            var task = progress.AddTask("the first step", maxValue: steps);
            return run(point =>
            {
                task.Value = point.Step;
                task.Description = Markup.Escape(Describe(point));
            });
        });

        string Describe(CurvePoint point)
        {
            // Its first step sets the mark of a run, which may go on from a checkpoint.
            var mark = first ??= (point.Tokens, clock.Elapsed);
            var pace = point.Tokens > mark.Tokens ? (point.Tokens - mark.Tokens) / (clock.Elapsed - mark.Time).TotalSeconds : 0;
            var left = pace > 0 ? TimeSpan.FromSeconds((tokens - point.Tokens) / pace) : TimeSpan.Zero;
            var validation = point.Validation is { } score ? FormattableString.Invariant($", validation {score.Loss:0.000}, exact {score.Exact:0.000}{score.F1:', F1 '0.000}") : "";
            return FormattableString.Invariant($"step {point.Step}/{steps}, pass {point.Passes:0.00}, loss {point.Loss:0.000}{validation}, {pace:0} tokens/s, {left:h\\:mm\\:ss} left");
        }
    }
}
