using RecOrleans.Evaluation.Irf.Runs;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Testing;

namespace RecOrleans.Evaluation.Tests.Irf.Runs;

public sealed class IrfRunTests : IDisposable
{
    private static readonly RunPlan Plan = new(["fashion"], [Scenario.SR, Scenario.MR], ["popularity", "bm25"], Users: 4, SlowUsers: 1, Seed: 7, Parallel: 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_CancelledInTheMiddle_KeepsWholeSessionsAndTheNextRunDoesTheRest()
    {
        using var stop = new CancellationTokenSource();
        var first = new ScriptedBenchmark((_, _) => 1)
        {
            BeforeSession = (system, user, token) =>
            {
                if (system == "bm25" && user == 3) stop.Cancel();
                token.ThrowIfCancellationRequested();
                return Task.CompletedTask;
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(first, Plan, stop.Token));
        Assert.Equal(8 + 2, Sessions(Plan).Length);

        var second = new ScriptedBenchmark((_, _) => 1);
        var progress = await Run(second, Plan);

        Assert.Equal((6, 10), progress.Begun);
        Assert.Equal(["bm25"], second.Opened);
        Assert.Equal(["bm25 u1", "bm25 u2", "bm25 u3", "bm25 u3", "bm25 u4", "bm25 u4"], second.Begun.Order());
        Assert.Equal(16, Sessions(Plan).Select(session => (session.System, session.Scenario, session.User)).Distinct().Count());
    }

    [Fact]
    public async Task Run_LastLineCutOff_IsTakenOutAndRunAgain()
    {
        await Run(new ScriptedBenchmark((_, _) => 1), Plan);
        var file = _folder.File("fashion.MR.bm25.jsonl");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, bytes[..^40], TestContext.Current.CancellationToken);

        var again = new ScriptedBenchmark((_, _) => 1);
        await Run(again, Plan);

        Assert.Equal(["bm25 u4"], again.Begun);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_AllThere_OpensNothing()
    {
        await Run(new ScriptedBenchmark((_, _) => 1), Plan);
        var again = new ScriptedBenchmark((_, _) => 1);

        var progress = await Run(again, Plan);

        Assert.Equal((0, 16), progress.Begun);
        Assert.Empty(again.Opened);
    }

    [Fact]
    public async Task Run_MoreUsers_AddsTheNewOnes()
    {
        await Run(new ScriptedBenchmark((_, _) => 1), Plan with { Users = 3 });
        var more = new ScriptedBenchmark((_, _) => 1);

        await Run(more, Plan);

        Assert.Equal(["bm25 u4", "bm25 u4", "popularity u4", "popularity u4"], more.Begun.Order());
    }

    [Fact]
    public async Task Run_SystemWithALanguageModel_HasFewerUsers()
    {
        var benchmark = new ScriptedBenchmark((_, _) => 1);

        await Run(benchmark, Plan with { Systems = ["recorleans-student", "popularity"], Scenarios = [Scenario.MR] });

        Assert.Equal(["recorleans-student u1", "popularity u1", "popularity u2", "popularity u3", "popularity u4"], benchmark.Begun);
    }

    [Fact]
    public async Task Run_ThreeAtOnce_ReachesThreeAndNeverMore()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var full = new Barrier(3);
        var benchmark = new ScriptedBenchmark((_, _) => 1) { Users = 12, BeforeSession = (_, _, token) => Task.Run(() => full.SignalAndWait(token), token) };

        // Each trio of sessions waits until all three run.
        await Run(benchmark, Plan with { Users = 12, Parallel = 3 }, limit.Token);

        Assert.Equal(3, benchmark.MostAtOnce);
        Assert.Equal(48, Sessions(Plan).Length);
    }

    [Fact]
    public async Task Run_SessionFails_NamesItAndKeepsTheOthers()
    {
        var benchmark = new ScriptedBenchmark((_, _) => 1)
        {
            BeforeSession = (system, user, _) => (system, user) == ("popularity", 3) ? throw new InvalidOperationException("No shard.") : Task.CompletedTask,
        };

        var failure = await Assert.ThrowsAsync<RunException>(() => Run(benchmark, Plan));

        Assert.Equal("fashion SR popularity, user u3: No shard. Finished sessions are kept; the same command goes on.", failure.Message);
        Assert.Equal(2, Sessions(Plan).Length);
    }

    private async Task<SilentProgress> Run(ScriptedBenchmark benchmark, RunPlan plan, CancellationToken? cancellationToken = null)
    {
        var progress = new SilentProgress();
        await new IrfRun(benchmark, new RunFolder(_folder.Path)).RunAsync(plan, progress, cancellationToken ?? TestContext.Current.CancellationToken);
        return progress;
    }

    private SessionRecord[] Sessions(RunPlan plan) =>
        [.. from system in plan.Systems from scenario in plan.Scenarios from session in new RunFolder(_folder.Path).Sessions("fashion", scenario, system).Load() select session];
}
