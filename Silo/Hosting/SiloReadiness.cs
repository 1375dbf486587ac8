using RecOrleans.Client.Gateway.Health;

namespace RecOrleans.Silo.Hosting;

/// <summary>Whether feeds and commands can be served, and what went wrong on the way.</summary>
public sealed class SiloReadiness : IReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _problems = [];

    /// <summary>Ends when the configured catalogues are served (or have been given up).</summary>
    public Task WhenReady => _ready.Task;

    /// <summary>What is missing although the silo runs.</summary>
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

    public Task<string?> FindObstacleAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_ready.Task.IsCompleted ? null : "The catalogues are still being loaded; ask again in a moment.");
}
