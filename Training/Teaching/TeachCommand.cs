using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Hosts;
using RecOrleans.Language.Records;
using RecOrleans.Training.Corpus;
using Spectre.Console;
using Spectre.Console.Cli;

namespace RecOrleans.Training.Teaching;

/// <summary><c>teach</c>: has a larger model write and label commands, for <c>corpus --records</c>.</summary>
/// <param name="console">Where progress and statistics go.</param>
/// <param name="time">Measures the pauses before a request is repeated.</param>
public sealed class TeachCommand(IAnsiConsole console, TimeProvider time) : AsyncCommand<TeachSettings>
{
    /// <summary>Exit code of a run that was stopped and can go on.</summary>
    private const int Stopped = 130;

    /// <summary>Situations without an answer, one after the other, after which the endpoint is given up.</summary>
    private const int MostFailures = 10;

    public override async Task<int> ExecuteAsync(CommandContext context, TeachSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await TeachAsync(settings, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.WriteLine("Stopped; the same command goes on with what is left.");
            return Stopped;
        }
        catch (Exception exception) when (exception is TeacherUnavailableException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private async Task TeachAsync(TeachSettings settings, CancellationToken cancellationToken)
    {
        var schemas = new SchemaFolder([.. settings.Schemas, TaughtFile.SchemaFolder(settings.Out)]);
        var situations = await Situations.DrawAsync(settings, schemas, cancellationToken);
        using var client = new PatientChatClient(OpenAIHost.Create(settings.Language, retries: 0), settings, time);
        var teacher = new Teacher(client, settings.Seed);
        var summary = new TeachSummary();
        var clock = Stopwatch.StartNew();
        using (var file = new TaughtFile(settings.Out))
        {
            WriteSchemas(situations, new SchemaFolder(settings.Schemas), TaughtFile.SchemaFolder(settings.Out));
            var left = situations.Where(situation => !file.Kept.Contains(situation.Context.CommandId) && !file.Dropped.Contains(situation.Context.CommandId)).ToArray();
            if (left.Length < situations.Length) console.WriteLine($"{situations.Length - left.Length} of {situations.Length} were asked for before; {left.Length} are left.");
            await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
            {
                var task = progress.AddTask("teach", maxValue: Math.Max(1, left.Length));
                await Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = settings.Parallel, CancellationToken = cancellationToken }, async (situation, stop) =>
                {
                    var lesson = await teacher.TeachAsync(situation, stop);
                    file.Add(lesson);
                    if (summary.Add(lesson) >= MostFailures)
                        throw new TeacherUnavailableException($"{settings.Endpoint} gave no answer {MostFailures} times in a row ({lesson.Why}). What was taught so far stays in {settings.Out}; the same command goes on, perhaps with a lower --parallel or a longer --timeout.");
                    task.Description = Markup.Escape(summary.Short);
                    task.Increment(1);
                });
            });
        }

        foreach (var line in summary.Lines(clock.Elapsed, client.Retries, teacher)) console.WriteLine(line);
        foreach (var line in CorpusStatistics.Of(settings.Out, [.. LabelledRecord.ReadAll([settings.Out], schemas)])) console.WriteLine(line);
    }

    /// <summary>Those of simulated catalogues, which no folder holds.</summary>
    private static void WriteSchemas(IEnumerable<ParseRequest> situations, SchemaFolder known, string folder)
    {
        foreach (var situation in situations.DistinctBy(situation => situation.Context.Catalog))
        {
            if (known.Find(situation.Context.Catalog) is not null) continue;
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, situation.Context.Catalog + ".json"), JsonSerializer.Serialize(situation.Schema, Json.Options));
        }
    }
}
