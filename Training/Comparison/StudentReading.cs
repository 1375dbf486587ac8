using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RecOrleans.Commands;
using RecOrleans.Evaluation.Parsing;
using RecOrleans.Language.Agents;
using RecOrleans.Language.Grounding;
using RecOrleans.Language.Hosting;
using RecOrleans.Language.Rules;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Gguf;
using RecOrleans.Training.Network;

namespace RecOrleans.Training.Comparison;

/// <summary>How a student read labelled commands, one at a time, by the product's own Parser Agent.</summary>
/// <param name="Name">Of the student.</param>
/// <param name="Layers">It has so many.</param>
/// <param name="Bytes">Of its file.</param>
/// <param name="Alone">Strict F1 of what it says, with grammar and grounding.</param>
/// <param name="Reconciled">Strict F1 of what the product makes of it and of the rules' reading.</param>
/// <param name="Median">Milliseconds a command, memory and feed of another user before each: half take less.</param>
/// <param name="Slowest">Milliseconds: one in a hundred takes longer.</param>
internal sealed record StudentReading(string Name, int Layers, long Bytes, double Alone, double Reconciled, double Median, double Slowest)
{
    private const int WarmUp = 3;

    public string Row => FormattableString.Invariant($"| {Name} | {Layers} | {Bytes / 1e6:0.0} MB | {Alone:.000} | {Reconciled:.000} | {Median:0} ms | {Slowest:0} ms |");

    /// <exception cref="InvalidOperationException">The model cannot be run, or did not answer.</exception>
    public static async Task<StudentReading> MeasureAsync(string name, string file, IReadOnlyList<LabelledRecord> records, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLanguage(options =>
        {
            options.ModelPath = Path.GetFullPath(file);
            options.Reconcile = options.FallbackToRules = false;
            options.Deadline = TimeSpan.FromMinutes(2);
        }).BuildServiceProvider();
        var (agent, rules) = (services.GetRequiredService<IParserAgent>(), services.GetRequiredService<RuleParser>());
        for (var at = 0; at < WarmUp; at++) await ReadAsync(records[at % records.Count].Request);

        var (alone, reconciled, times) = (new ParseScore(), new ParseScore(), new List<double>());
        foreach (var record in records)
        {
            var started = Stopwatch.GetTimestamp();
            var result = await ReadAsync(record.Request);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            // What the model says here is refused as a whole where nothing of it can be grounded; the product then has the rules answer.
            var said = new GroundedAnswer(result.Answer ?? new CommandAnswer { Feedback = Feedback.Neutral }, []) { Certainties = result.Certainties };
            var read = Grounder.Ground(rules.Parse(record.Request), record.Request).Answer;
            alone.Add(record.Gold, said.Answer);
            reconciled.Add(record.Gold, result.Answer is null ? read : AnswerReconciler.Reconcile(said, read, record.Request).Answer);
        }

        times.Sort();
        return new StudentReading(name, LlamaShape.Of(GgufModel.Read(file)).Layers, new FileInfo(file).Length, alone.StrictF1, reconciled.StrictF1, times[times.Count / 2], times[times.Count * 99 / 100]);

        async Task<ParseResult> ReadAsync(ParseRequest request)
        {
            var result = await agent.ParseAsync(request, cancellationToken);
            return services.GetRequiredService<LanguageStatus>().Problem is { } problem ? throw new InvalidOperationException($"--model: {name}: {problem}") : result;
        }
    }
}
