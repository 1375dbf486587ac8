using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>One bar: what runs, sessions done of all, sessions a second, time left.</summary>
public sealed class BarProgress : IRunProgress
{
    private readonly ProgressTask _task;

    private BarProgress(ProgressTask task) => _task = task;

    public static Task ShowAsync(IAnsiConsole console, Func<IRunProgress, Task> run) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SessionsColumn(), new RemainingTimeColumn())
            .StartAsync(progress => run(new BarProgress(progress.AddTask("loading", maxValue: 1))));

    public void Begin(int left, int kept)
    {
        _task.MaxValue = Math.Max(1, left);
        if (left == 0) _task.Value = 1;
    }

    public void Enter(string what) => _task.Description = Markup.Escape(what);

    public void Finish() => _task.Increment(1);

    public void Leave(string what, int sessions, TimeSpan elapsed)
    {
    }

    private sealed class SessionsColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{task.MaxValue:0} sessions, {task.Speed ?? 0:0.0}/s"));
    }
}
