namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>Watches a run; called from several threads.</summary>
public interface IRunProgress
{
    /// <summary>So many sessions are left to run; so many are there from before.</summary>
    void Begin(int left, int kept);

    /// <summary>What is done from now on.</summary>
    void Enter(string what);

    /// <summary>One more session is on disk.</summary>
    void Finish();

    /// <summary>So many sessions were run for it.</summary>
    void Leave(string what, int sessions, TimeSpan elapsed);
}
