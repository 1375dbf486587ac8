namespace RecOrleans.Silo.Hosting;

/// <summary>Whether feeds and commands can be served, and what went wrong on the way.</summary>
public sealed class SiloReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _problems = [];

    public bool IsReady => _ready.Task.IsCompleted;

    /// <summary>Ends when the silo is ready.</summary>
    public Task WhenReady => _ready.Task;

    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (_problems) return [.. _problems];
        }
    }

    public void Report(string problem)
    {
        lock (_problems) _problems.Add(problem);
    }

    public void Ready() => _ready.TrySetResult();
}
