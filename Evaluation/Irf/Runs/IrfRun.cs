using System.Diagnostics;
using RecOrleans.Evaluation.Irf.Datasets;
using RecOrleans.Evaluation.Irf.Sessions;
using RecOrleans.Evaluation.Irf.Systems;

namespace RecOrleans.Evaluation.Irf.Runs;

/// <summary>Runs the sessions of a plan that are not in the folder yet.</summary>
public sealed class IrfRun(IBenchmark benchmark, RunFolder folder)
{
    /// <summary>Sessions that finish before a cancellation or a failure stay, and the next run leaves them out.</summary>
    /// <exception cref="RunException">A file of the folder cannot be used, or a session failed: its message says which.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task RunAsync(RunPlan plan, IRunProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        var jobs = new List<(IrfDataset Dataset, List<Pending> Pending)>();
        var kept = 0;
        foreach (var name in plan.Datasets)
        {
            var dataset = await benchmark.LoadAsync(name, plan.Seed, cancellationToken);
            var pending = new List<Pending>();
            foreach (var system in plan.Systems)
                foreach (var scenario in plan.Scenarios)
                {
                    var file = folder.Sessions(name, scenario, system);
                    var known = file.Resume().Select(session => session.User).ToHashSet(StringComparer.Ordinal);
                    foreach (var user in plan.Sample(dataset, benchmark.IsSlow(system)))
                        if (known.Contains(user.Id)) kept++;
                        else pending.Add(new Pending(system, scenario, user, file));
                }

            jobs.Add((dataset, pending));
        }

        progress.Begin(jobs.Sum(job => job.Pending.Count), kept);
        foreach (var (dataset, pending) in jobs)
        {
            if (pending.Count == 0) continue;
            progress.Enter($"{dataset.Name}: setting up");
            var bySystem = pending.GroupBy(session => session.System, StringComparer.Ordinal).ToArray();
            var (systems, owner) = await benchmark.OpenAsync(dataset, [.. bySystem.Select(sessions => sessions.Key)], cancellationToken);
            await using (owner)
                foreach (var (system, sessions) in systems.Zip(bySystem))
                    await RunAsync(dataset, system, [.. sessions], plan, progress, cancellationToken);
        }
    }

    private async Task RunAsync(IrfDataset dataset, IFeedSystem system, Pending[] sessions, RunPlan plan, IRunProgress progress, CancellationToken cancellationToken)
    {
        progress.Enter($"{dataset.Name} {system.Name}");
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(sessions, new ParallelOptions { MaxDegreeOfParallelism = plan.Parallel, CancellationToken = cancellationToken }, async (session, stopping) =>
        {
            session.File.Append(await PlayAsync(system, dataset, session, plan.Seed, stopping));
            progress.Finish();
        });
        progress.Leave($"{dataset.Name} {system.Name}", sessions.Length, clock.Elapsed);
    }

    private async Task<SessionRecord> PlayAsync(IFeedSystem system, IrfDataset dataset, Pending pending, int seed, CancellationToken cancellationToken)
    {
        try
        {
            return await benchmark.PlayAsync(system, dataset, pending.User, pending.Scenario, seed, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new RunException($"{dataset.Name} {pending.Scenario} {system.Name}, user {pending.User.Id}: {failure.Message} Finished sessions are kept; the same command goes on.", failure);
        }
    }

    private sealed record Pending(string System, Scenario Scenario, IrfUser User, SessionFile File);
}
