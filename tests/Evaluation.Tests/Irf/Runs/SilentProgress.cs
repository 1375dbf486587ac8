using RecOrleans.Evaluation.Irf.Runs;

namespace RecOrleans.Evaluation.Tests.Irf.Runs;

/// <summary>Keeps what a run said it would do.</summary>
internal sealed class SilentProgress : IRunProgress
{
    public (int Left, int Kept) Begun { get; private set; }

    public void Begin(int left, int kept) => Begun = (left, kept);

    public void Enter(string what)
    {
    }

    public void Finish()
    {
    }

    public void Leave(string what, int sessions, TimeSpan elapsed)
    {
    }
}
