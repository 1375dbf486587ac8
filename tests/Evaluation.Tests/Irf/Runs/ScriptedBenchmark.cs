using System.Collections.Immutable;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Systems;

namespace RecOrleans.Evaluation.Tests.Irf.Runs;

/// <summary>A benchmark whose sessions show the target at a scripted rank; it notes what was asked of it.</summary>
/// <param name="rank">Of the target for a system and a user's number; 21 is nowhere.</param>
internal sealed class ScriptedBenchmark(Func<string, int, int> rank) : IBenchmark
{
    private int _running;

    public string Phrasing { get; init; } = "test";

    public string? Note => null;

    public int Users { get; init; } = 4;

    public ImmutableArray<RunInput> Inputs { get; set; } = [];

    /// <summary>Called before each session; may wait, throw or cancel.</summary>
    public Func<string, int, CancellationToken, Task> BeforeSession { get; init; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Sessions begun, by system and user.</summary>
    public List<string> Begun { get; } = [];

    public List<string> Opened { get; } = [];

    public int MostAtOnce { get; private set; }

    public Task<IrfDataset> LoadAsync(string dataset, int seed, CancellationToken cancellationToken) => Task.FromResult(Films.Dataset(Users));

    public Task<ImmutableArray<RunInput>> InputsAsync(RunPlan plan, CancellationToken cancellationToken) => Task.FromResult(Inputs);

    public bool IsSlow(string system) => system == "recorleans-student";

    public Task<(ImmutableArray<IFeedSystem> Systems, IAsyncDisposable Owner)> OpenAsync(IrfDataset dataset, IReadOnlyCollection<string> systems, CancellationToken cancellationToken)
    {
        Opened.AddRange(systems);
        return Task.FromResult<(ImmutableArray<IFeedSystem>, IAsyncDisposable)>(([.. systems.Select(name => new NamedSystem(name))], new NamedSystem("all")));
    }

    public async Task<SessionRecord> PlayAsync(IFeedSystem system, IrfDataset dataset, IrfUser user, Scenario scenario, int seed, CancellationToken cancellationToken)
    {
        var number = int.Parse(user.Id[1..], System.Globalization.CultureInfo.InvariantCulture);
        lock (Begun)
        {
            Begun.Add($"{system.Name} {user.Id}");
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        await BeforeSession(system.Name, number, cancellationToken);
        lock (Begun) _running--;
        return Films.Session(system.Name, number, rank(system.Name, number), scenario);
    }

    private sealed class NamedSystem(string name) : IFeedSystem
    {
        public string Name => name;

        public bool IsSlow => false;

        public Task<IFeedSession> OpenAsync(IrfUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
