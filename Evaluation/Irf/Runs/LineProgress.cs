using System.Globalization;
using Spectre.Console;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>A line for each dataset and system: what a log can show.</summary>
public sealed class LineProgress(IAnsiConsole console) : IRunProgress
{
    public void Begin(int left, int kept) => console.WriteLine($"{left} sessions to run, {kept} are there.");

    public void Enter(string what)
    {
    }

    public void Finish()
    {
    }

    public void Leave(string what, int sessions, TimeSpan elapsed) =>
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {sessions} sessions in {elapsed.TotalSeconds:0.0} s"));
}
