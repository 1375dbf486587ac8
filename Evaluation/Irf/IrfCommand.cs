using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using RecOrleans.Evaluation.Irf.Metrics;
using RecOrleans.Evaluation.Irf.Report;
using RecOrleans.Evaluation.Irf.Runs;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Evaluation.Irf;

/// <summary><c>irf</c>: runs the IRF benchmark and writes its report.</summary>
/// <param name="console">Where progress and results go.</param>
/// <param name="clock">Dates the run.</param>
/// <param name="assemble">The benchmark's parts for the settings.</param>
public sealed class IrfCommand(IAnsiConsole console, TimeProvider clock, Func<IrfSettings, IBenchmark> assemble) : AsyncCommand<IrfSettings>
{
    /// <summary>Exit code of a run that was stopped, as shells have it.</summary>
    public const int Stopped = 130;

    public override async Task<int> ExecuteAsync(CommandContext context, IrfSettings settings, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(context, settings, stopping.Token);
        }
        catch (RunException wrong)
        {
            console.MarkupLineInterpolated($"[red]{wrong.Message}[/]");
            return 1;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{wrong.Message}[/] Finished sessions are kept; the same command goes on.");
            return 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            console.WriteLine("Stopped. Finished sessions are kept; the same command goes on.");
            return Stopped;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    private async Task<int> RunAsync(CommandContext context, IrfSettings settings, CancellationToken cancellationToken)
    {
        var plan = settings.Plan();
        var floors = settings.Quick ? Floor.Read(settings.FloorFile) : [];
        var benchmark = assemble(settings);
        var folder = new RunFolder(settings.Folder);
        RunManifest manifest;
        string file;
        if (settings.ReportOnly)
        {
            manifest = folder.ReadManifest() ?? throw new RunException($"'{settings.Folder}' holds no run; name its folder with --out, or run without --report-only.");
            plan = plan with { Datasets = [.. plan.Datasets.Where(folder.Holds)], Users = manifest.Users, SlowUsers = manifest.SlowUsers, Seed = manifest.Seed };
            file = settings.ReportFile(settings.IsWhole(plan, manifest.Phrasing) && folder.IsComplete(plan));
            ReportFiles.Prepare(file);
            // CSR judges the feeds by the data that are there now.
            folder.Check(manifest, [.. (await benchmark.InputsAsync(plan, cancellationToken)).Where(input => input is { Dataset: not null, System: null })]);
        }
        else
        {
            using var hold = folder.Hold();
            file = settings.ReportFile(settings.IsWhole(plan, benchmark.Phrasing));
            ReportFiles.Prepare(file);
            if (settings.Fresh || settings.Quick) folder.Clear();
            manifest = folder.Open(Manifest(context, plan, benchmark) with { Inputs = await benchmark.InputsAsync(plan, cancellationToken) });
            var run = new IrfRun(benchmark, folder);
            if (console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
                await BarProgress.ShowAsync(console, progress => run.RunAsync(plan, progress, cancellationToken));
            else await run.RunAsync(plan, new LineProgress(console), cancellationToken);
        }

        if (benchmark.Note is { } note) console.WriteLine(note);
        var report = await ReportAsync(plan, manifest, benchmark, folder, cancellationToken);
        ReportFiles.Write(report, file);
        console.WriteLine($"Report: {file}");
        return Holds(floors, report) ? 0 : 1;
    }

    private static async Task<IrfReport> ReportAsync(RunPlan plan, RunManifest manifest, IBenchmark benchmark, RunFolder folder, CancellationToken cancellationToken)
    {
        var builder = new ReportBuilder(manifest.Seed);
        var results = ImmutableArray.CreateBuilder<DatasetResult>();
        foreach (var name in plan.Datasets)
        {
            var sessions = plan.Systems.SelectMany(system => plan.Scenarios.SelectMany(scenario => folder.Sessions(name, scenario, system).Load())).ToArray();
            if (sessions.Length == 0) continue;
            var dataset = await benchmark.LoadAsync(name, plan.Seed, cancellationToken);
            var samples = plan.Systems.ToDictionary(system => system, system => plan.Sample(dataset, benchmark.IsSlow(system)).Select(user => user.Id).ToHashSet(StringComparer.Ordinal));
            results.Add(builder.Build(name, new ConditionIndex(dataset), dataset.Items.Length,
                sessions.Where(session => samples[session.System].Contains(session.User))));
        }

        return results.Count > 0
            ? new IrfReport(manifest, results.ToImmutable())
            : throw new RunException("There are no sessions of these datasets, scenarios and systems; run without --report-only.");
    }

    private bool Holds(ImmutableArray<Floor> floors, IrfReport report)
    {
        var holds = true;
        foreach (var floor in floors)
        {
            var (line, isAbove) = floor.Check(report);
            console.WriteLine(isAbove ? line : $"BELOW THE FLOOR: {line}");
            holds &= isAbove;
        }

        return holds;
    }

    private RunManifest Manifest(CommandContext context, RunPlan plan, IBenchmark benchmark) => new()
    {
        Seed = plan.Seed,
        Phrasing = benchmark.Phrasing,
        Users = plan.Users,
        SlowUsers = plan.SlowUsers,
        Command = $"dotnet run -c Release --project Evaluation -- {string.Join(' ', context.Arguments)}",
        Machine = $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
        At = clock.GetUtcNow(),
        Inputs = [],
        Builds = [typeof(IrfCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion],
    };
}
